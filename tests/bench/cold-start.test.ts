import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { bundleInto } from './cold-start.ts';

it('bundles the function and its yardstick, and tells what is loaded with their first modules', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'newsstand-bench-'));
  try {
    const bundles = await bundleInto(folder);
    for (const bundle of bundles.values()) {
      expect(await readdir(bundle.folder)).toContain('index.mjs');
      expect(bundle.startSize).toBeGreaterThan(300_000);
      expect(bundle.startSize).toBeLessThan(bundle.size);
    }
    expect([...bundles.keys()]).toEqual(['Newsstand', 'S3 client and feed']);
  } finally {
    await rm(folder, { recursive: true });
  }
});
