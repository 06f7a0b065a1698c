import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Script } from 'node:vm';

/**
 * Loads a program with V8's code cache of an earlier run of the same kind. Node's own compile cache holds
 * only the code that is compiled on loading. This cache also holds the functions that were called.
 * @param {string} file one function `(module, exports, require)` in ASCII; the cache is beside it
 * @param {string} kind the extension of the cache file
 * @returns {{ exports: any, saveCache: () => void }} call `saveCache` at the end of a run
 */
export const loadProgram = (file, kind) => {
  const cacheFile = `${file}.${kind}`;
  const cachedData = existsSync(cacheFile) ? readFileSync(cacheFile) : undefined;
  const script = new Script(readFileSync(file, 'latin1'), { filename: file, cachedData });
  const program = { exports: {} };
  script.runInThisContext()(program, program.exports, createRequire(file));
  return {
    exports: program.exports,
    saveCache: () => {
      if (!cachedData || script.cachedDataRejected) replace(cacheFile, script.createCachedData());
    },
  };
};

/**
 * Classifies runs: those of one kind call mostly the same functions.
 * @param {readonly string[]} words the command line
 * @returns {'help' | 'files' | 'all'} `files` if the command line ends with file names
 */
export const kindOf = (words) => {
  if (words.includes('--help')) return 'help';
  const isGivenFiles = words.length > 2 && words.slice(-2).every((word) => !word.startsWith('-'));
  return isGivenFiles ? 'files' : 'all';
};

/**
 * Replaces a file atomically, because other processes may start at the same time.
 * @param {string} file
 * @param {Uint8Array} bytes
 */
const replace = (file, bytes) => {
  const draft = `${file}.${process.pid}`;
  try {
    writeFileSync(draft, bytes);
    renameSync(draft, file);
  } catch {
    // Without a cache, the next run compiles again.
    rmSync(draft, { force: true });
  }
};
