import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** In ms. An older version may still be at work, and loads parts of itself when it needs them. */
const longestRun = 7 * 86_400_000;

/**
 * Makes one program of the TypeScript and of the packages that it uses, unless that of these very
 * sources is there already: it starts in a third of the time that loading file by file takes.
 * @param {string} root the project's folder
 * @returns {Promise<string>} the URL of its module
 */
export const bundle = async (root) => {
  const cache = join(root, '.cache/newsstand');
  const folder = join(cache, versionOf(root));
  if (!existsSync(folder)) {
    mkdirSync(cache, { recursive: true });
    dropOld(cache);
    const draft = mkdtempSync(join(cache, 'draft-'));
    await write(draft, join(root, 'lambda/cli'));
    moveTo(folder, draft);
  }
  return pathToFileURL(join(folder, 'main.js')).href;
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
 * @param {string} sources the folder of the command's
 */
const write = async (folder, sources) => {
  const { build } = await import('esbuild');
  const main = join(sources, 'main.ts');
  const address = JSON.stringify(pathToFileURL(main));
  await build({
    entryPoints: [main, join(sources, 'conversion-thread.ts')],
    outdir: folder,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    mainFields: ['module', 'main'],
    // CommonJS packages would bring a second copy of it.
    alias: { htmlparser2: fileURLToPath(import.meta.resolve('htmlparser2')) },
    logLevel: 'warning',
    // What is read beside a source is beside the source still.
    define: { 'import.meta.url': address },
    // CommonJS packages call `require` for modules of Node, which an ES module does not have.
    banner: {
      js: `import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(${address});`,
    },
  });
};

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
