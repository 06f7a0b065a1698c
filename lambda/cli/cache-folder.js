import { accessSync, constants, lstatSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * The folder for programs that are made from the sources: in the project, or else in the user's cache, if
 * this user can write there and no other user can. Without either, it is a new folder that goes with the
 * process. What lies in the folder is executed, so none is taken that another user may have put there.
 * @param {string} root the project's folder
 * @param {NodeJS.ProcessEnv} env
 * @returns {string}
 */
export const cacheFolder = (root, env) => {
  const home = homeOf(env);
  const usual = [
    join(root, '.cache'),
    ...(env.XDG_CACHE_HOME ? [env.XDG_CACHE_HOME] : home ? [join(home, '.cache')] : []),
  ];
  for (const parent of usual) {
    const folder = join(parent, 'newsstand');
    if (isOwn(folder)) return folder;
  }
  const folder = mkdtempSync(join(tmpdir(), 'newsstand-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
};

/** @param {NodeJS.ProcessEnv} env */
const homeOf = (env) => {
  if (env.HOME) return env.HOME;
  try {
    return homedir();
  } catch {
    // A user without an entry in passwd, as in containers, has none.
    return undefined;
  }
};

const writableByOthers = 0o022;

/**
 * Makes the folder if it is missing.
 * @param {string} folder
 */
const isOwn = (folder) => {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    const stats = lstatSync(folder);
    // Windows has neither owners nor modes.
    if (process.getuid === undefined) return stats.isDirectory();
    const isPrivate = stats.uid === process.getuid() && (stats.mode & writableByOthers) === 0;
    return stats.isDirectory() && isPrivate;
  } catch {
    // Not writable, or no folder: another one is taken.
    return false;
  }
};
