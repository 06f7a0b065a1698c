import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Texts that a conversion thread with `hostileOption` never gets through. */
export const hostile = {
  loop: 'HOSTILE-LOOP',
  heap: 'HOSTILE-HEAP',
  exit: 'HOSTILE-EXIT',
} as const;

const program = `
const { isMainThread } = require('node:worker_threads');
const { decode } = TextDecoder.prototype;
if (!isMainThread) {
  TextDecoder.prototype.decode = function (...parameters) {
    const text = decode.apply(this, parameters);
    if (text.includes('${hostile.loop}')) {
      require('node:fs').writeFileSync(__filename + '.looping', '');
      for (;;);
    }
    if (text.includes('${hostile.heap}')) for (const all = []; ; ) all.push(new Array(100_000).fill({}));
    if (text.includes('${hostile.exit}')) process.exit();
    return text;
  };
}
`;

/**
 * Writes a module that makes sources of these texts hostile in every thread of a process.
 * Beside it, `hostile.cjs.looping` tells that one is being converted.
 * @returns the value of NODE_OPTIONS that loads it
 */
export const hostileOption = async (folder: string): Promise<string> => {
  const file = join(folder, 'hostile.cjs');
  await writeFile(file, program);
  return `--require ${file}`;
};
