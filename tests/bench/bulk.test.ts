import { expect, it } from 'vitest';
import { rebuildFromS3, rebuildInMemory } from './bulk.ts';

it('rebuilds from S3 with the same requests as from memory, and tells what the server took', async () => {
  const inMemory = await rebuildInMemory(3);
  const fromS3 = await rebuildFromS3(3);

  expect(fromS3.requests).toBe(inMemory.requests);
  expect(inMemory.mostUnderWay).toBeGreaterThan(3);
  expect(fromS3.serverCpu).toBeGreaterThan(0);
  expect(inMemory.time).toBeGreaterThan(20 * 6);
});
