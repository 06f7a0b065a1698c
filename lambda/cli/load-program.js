import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Script } from 'node:vm';

/**
 * Loads a program of one file, with what V8 compiled of it in an earlier run of the same kind.
 * Node's own cache has only what is compiled on loading; this one has the functions that were called, too.
 * @param {string} file in ASCII, of one function `(module, exports, require)`; what is kept is kept beside it
 * @param {string} kind a part of a file's name
 * @returns {{ exports: any, keepCompiled: () => void }} `keepCompiled` is for the end of a run
 */
export const loadProgram = (file, kind) => {
  const kept = `${file}.${kind}`;
  const cachedData = existsSync(kept) ? readFileSync(kept) : undefined;
  const script = new Script(readFileSync(file, 'latin1'), { filename: file, cachedData });
  const program = { exports: {} };
  script.runInThisContext()(program, program.exports, createRequire(file));
  return {
    exports: program.exports,
    keepCompiled: () => {
      if (!cachedData || script.cachedDataRejected) replace(kept, script.createCachedData());
    },
  };
};

/**
 * Runs of one kind call much the same functions of a command.
 * @param {readonly string[]} words the command line
 * @returns {'help' | 'files' | 'all'} whether it names files behind its options
 */
export const kindOf = (words) => {
  if (words.includes('--help')) return 'help';
  const isGivenFiles = words.length > 2 && words.slice(-2).every((word) => !word.startsWith('-'));
  return isGivenFiles ? 'files' : 'all';
};

/**
 * At once, for others may start at the same time.
 * @param {string} file
 * @param {Uint8Array} bytes
 */
const replace = (file, bytes) => {
  const draft = `${file}.${process.pid}`;
  try {
    writeFileSync(draft, bytes);
    renameSync(draft, file);
  } catch {
    // Where nothing can be written, the next run compiles again.
    rmSync(draft, { force: true });
  }
};
