import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { cacheFolder } from './cache-folder.js';

const program = 'program.js';
const thread = 'conversion-thread.cjs';
/** A command whose bundle contains this module uses threads. */
const threadUser = 'threads/conversion-threads.ts';

/** In ms. Older bundles may still be running, so they are deleted only after this time. */
const longestRun = 7 * 86_400_000;

/**
 * Bundles the TypeScript and its packages into one program, unless the cache has it for the same sources.
 * The bundle starts in a third of the time that loading the single files takes.
 * @param {string} root the project's folder
 * @param {string} word the name of the command; the bundle leaves out all other commands
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<string>} the path of the program, for `loadProgram`; the program of its threads is beside it
 */
export const bundle = async (root, word, env) => {
  const cache = cacheFolder(root, env);
  const sources = join(root, 'lambda/cli');
  const command = existsSync(join(sources, `${word}.ts`)) ? word : '';
  const folder = join(cache, `${versionOf(root)}-${command}`);
  if (!existsSync(folder)) {
    dropOld(cache);
    const draft = mkdtempSync(join(cache, 'draft-'));
    await write(draft, root, command);
    moveTo(folder, draft);
  }
  return join(folder, program);
};

/**
 * @param {string} root
 * @returns {string} a hash that changes with everything that is bundled
 */
const versionOf = (root) =>
  createHash('sha256')
    .update(`${process.version}\n${stateOf(`${root}/package-lock.json`)}`)
    .update(stateOfFolder(`${root}/lambda`))
    .digest('hex')
    .slice(0, 16);

/**
 * Recursive by itself, because Node's recursive `readdir` takes three times as long.
 * @param {string} folder
 * @returns {string}
 */
const stateOfFolder = (folder) =>
  readdirSync(folder, { withFileTypes: true })
    .map((entry) => {
      const path = `${folder}/${entry.name}`;
      return entry.isDirectory() ? stateOfFolder(path) : stateOf(path);
    })
    .join('');

/** @param {string} file */
const stateOf = (file) => {
  const { mtimeMs, size } = statSync(file);
  return `${file}\n${mtimeMs}\n${size}\n`;
};

/** @param {string} cache */
const dropOld = (cache) => {
  for (const name of readdirSync(cache)) {
    const folder = join(cache, name);
    const age = Date.now() - (statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (age > longestRun) rmSync(folder, { recursive: true, force: true });
  }
};

/**
 * @param {string} folder
 * @param {string} root
 * @param {string} command
 */
const write = async (folder, root, command) => {
  const { build } = await import('esbuild');
  const entry = join(root, 'lambda/cli/main.ts');
  /** @satisfies {import('esbuild').BuildOptions} */
  const options = {
    bundle: true,
    format: 'cjs',
    // Turns dynamic imports of Node's modules into `require`, which takes an eighth of the time.
    supported: { 'dynamic-import': false },
    platform: 'node',
    target: 'node20.19',
    mainFields: ['module', 'main'],
    // CommonJS packages would add a second copy.
    alias: { htmlparser2: fileURLToPath(import.meta.resolve('htmlparser2')) },
    logLevel: 'warning',
    // Files beside the sources stay there, so paths are relative to the sources.
    define: { 'import.meta.url': JSON.stringify(pathToFileURL(entry)) },
  };
  const { outputFiles, metafile } = await build({
    ...options,
    entryPoints: [entry],
    write: false,
    metafile: true,
    // One function, so that it needs no wrapper when it is loaded.
    banner: { js: '(function (module, exports, require) {' },
    footer: { js: '})' },
    plugins: [withoutOthers(entry, command)],
  });
  for (const { text } of outputFiles) writeFileSync(join(folder, program), asciiOf(text));
  if (!Object.keys(metafile.inputs).some((file) => file.endsWith(threadUser))) return;
  const threadOptions = { entryPoints: [join(root, 'lambda/threads/conversion-thread.ts')] };
  await build({ ...options, ...threadOptions, outfile: join(folder, thread) });
};

/**
 * @param {string} entry the module that imports the commands dynamically
 * @param {string} command
 * @returns {import('esbuild').Plugin}
 */
const withoutOthers = (entry, command) => ({
  name: 'other-commands',
  setup: ({ onResolve }) =>
    onResolve({ filter: /^\.\/[a-z]+\.ts$/ }, ({ path, kind, importer }) => {
      const isOther = importer === entry && kind === 'dynamic-import' && path !== `./${command}.ts`;
      return isOther ? { external: true } : undefined;
    }),
});

/**
 * One character outside ASCII would double the program's size in memory, and slow its loading down.
 * @param {string} text
 */
const asciiOf = (text) =>
  text.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

/**
 * Moves the whole folder atomically, because other processes may start at the same time.
 * @param {string} folder
 * @param {string} draft
 */
const moveTo = (folder, draft) => {
  try {
    renameSync(draft, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
    rmSync(draft, { recursive: true });
  }
};
