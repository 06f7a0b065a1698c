import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const program = fileURLToPath(new URL('fuzz/convert-deep-inputs.ts', import.meta.url));
const runs = 10_000;

it('conversion never throws on input and never ends the process, however deep the input nests', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [
    ...['--import', 'tsx', program],
    ...['--runs', String(runs)],
  ]);

  const { published, rejected } = JSON.parse(stdout);
  expect(published + rejected).toBe(runs);
  expect(Math.min(published, rejected)).toBeGreaterThan(runs / 20);
}, 300_000);
