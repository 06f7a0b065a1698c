import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const program = 'program.js';
const thread = 'conversion-thread.cjs';
/** Which commands have threads is told by whether they have this. */
const threadUser = 'local/conversion-threads.ts';

/** In ms. An older version may still be at work. */
const longestRun = 7 * 86_400_000;

/**
 * Makes one program of the TypeScript and of the packages that it uses, unless that of these very
 * sources is there already: it starts in a third of the time that loading file by file takes.
 * @param {string} root the project's folder
 * @param {string} word in letters; commands of other names are left out, with all that only they need
 * @returns {Promise<string>} the path of its file, for `loadProgram`; what its threads run is beside it
 */
export const bundle = async (root, word) => {
  const cache = join(root, '.cache/newsstand');
  const sources = join(root, 'lambda/cli');
  const command = existsSync(join(sources, `${word}.ts`)) ? word : '';
  const folder = join(cache, `${versionOf(root)}-${command}`);
  if (!existsSync(folder)) {
    mkdirSync(cache, { recursive: true });
    dropOld(cache);
    const draft = mkdtempSync(join(cache, 'draft-'));
    await write(draft, sources, command);
    moveTo(folder, draft);
  }
  return join(folder, program);
};

/**
 * @param {string} root
 * @returns {string} tells the state of all that is bundled from any other
 */
const versionOf = (root) =>
  createHash('sha256')
    .update(`${process.version}\n${stateOf(`${root}/package-lock.json`)}`)
    .update(stateOfFolder(`${root}/lambda`))
    .digest('hex')
    .slice(0, 16);

/**
 * Reads folder by folder: with Node's own recursion it takes three times as long.
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
 * @param {string} sources the folder of the commands
 * @param {string} command
 */
const write = async (folder, sources, command) => {
  const { build } = await import('esbuild');
  const entry = join(sources, 'main.ts');
  /** @satisfies {import('esbuild').BuildOptions} */
  const options = {
    bundle: true,
    format: 'cjs',
    // What packages import of Node when they need it is required, in an eighth of the time.
    supported: { 'dynamic-import': false },
    platform: 'node',
    target: 'node20.19',
    mainFields: ['module', 'main'],
    // CommonJS packages would bring a second copy of it.
    alias: { htmlparser2: fileURLToPath(import.meta.resolve('htmlparser2')) },
    logLevel: 'warning',
    // What is read beside a source is beside the source still.
    define: { 'import.meta.url': JSON.stringify(pathToFileURL(entry)) },
  };
  const { outputFiles, metafile } = await build({
    ...options,
    entryPoints: [entry],
    write: false,
    metafile: true,
    // One function, so that nothing is put around it when it is read.
    banner: { js: '(function (module, exports, require) {' },
    footer: { js: '})' },
    plugins: [withoutOthers(entry, command)],
  });
  for (const { text } of outputFiles) writeFileSync(join(folder, program), asciiOf(text));
  if (!Object.keys(metafile.inputs).some((file) => file.endsWith(threadUser))) return;
  const threadOptions = { entryPoints: [join(sources, 'conversion-thread.ts')] };
  await build({ ...options, ...threadOptions, outfile: join(folder, thread) });
};

/**
 * @param {string} entry loads each command when it is called
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
 * A program with one character beyond ASCII is twice as long in memory, and takes longer to read.
 * @param {string} text
 */
const asciiOf = (text) =>
  text.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

/**
 * The folder is there as a whole or not at all, for others may start at the same time.
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
