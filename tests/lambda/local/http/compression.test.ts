import { expect, it } from 'vitest';
import { createCompressor } from '../../../../lambda/local/http/compression.ts';

const object = (name: string) => ({
  body: Buffer.from(name.repeat(1000)),
  etag: `"${name}"`,
});

it('compresses a version of an object once per encoding', async () => {
  const compress = createCompressor(1_000_000);

  const first = await compress(object('a'), 'br');

  expect(await compress(object('a'), 'br')).toBe(first);
  expect(await compress(object('a'), 'gzip')).not.toEqual(first);
  expect(await compress(object('b'), 'br')).not.toEqual(first);
});

it('forgets the oldest results when they are more than its capacity', async () => {
  const { byteLength } = await createCompressor(0)(object('a'), 'gzip');
  const compress = createCompressor(2 * byteLength);
  const a = await compress(object('a'), 'gzip');
  const b = await compress(object('b'), 'gzip');
  const c = await compress(object('c'), 'gzip');

  expect(await compress(object('c'), 'gzip')).toBe(c);
  expect(await compress(object('b'), 'gzip')).toBe(b);
  expect(await compress(object('a'), 'gzip')).not.toBe(a);
});

it('counts a result once, however often it is made at the same time', async () => {
  const { byteLength } = await createCompressor(0)(object('a'), 'gzip');
  const compress = createCompressor(2 * byteLength);

  await Promise.all([1, 2, 3].map(() => compress(object('a'), 'gzip')));
  const kept = await compress(object('a'), 'gzip');
  await compress(object('b'), 'gzip');

  expect(await compress(object('a'), 'gzip')).toBe(kept);
});
