import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const program = join(import.meta.dirname, 'save-often.ts');

it('20,000 saves leave nothing in memory', { timeout: 300_000 }, async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [
    ...['--expose-gc', '--import', 'tsx'],
    ...[program, '20000'],
  ]);

  const { first, last } = JSON.parse(stdout) as { first: number; last: number };
  // What is left is code that is compiled late.
  expect(last - first).toBeLessThan(4_000_000);
});
