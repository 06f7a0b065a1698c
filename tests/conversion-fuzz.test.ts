import { expect, it } from 'vitest';
import { fuzz } from './fuzz/conversions.ts';

/** `npm run fuzz -- --runs N --seed S` converts any number of them. */
const sources = 300;

it('publishes or rejects every source, however broken, and in time', async () => {
  const { published, rejected, crashed, slow } = await fuzz(sources, 1);

  expect({ crashed, slow }).toEqual({ crashed: [], slow: [] });
  expect(published + rejected).toBe(sources);
  expect(Math.min(published, rejected)).toBeGreaterThan(sources / 20);
}, 300_000);
