import { expect, it } from 'vitest';
import { killBuilds } from './kill-test/kill-builds.ts';

/** `npm run kill-test -- --rounds N --seed S` goes through any number of them. */
const rounds = 3;

it('publishes what a build from nothing would, however often builds were killed before', async () => {
  expect((await killBuilds(rounds, 1)).killed).toBeGreaterThan(0);
}, 300_000);
