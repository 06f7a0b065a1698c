import { expect, it } from 'vitest';
import { simulate } from './simulation/run-simulation.ts';

/** `npm run simulate -- --runs N --seed S` lives through any number of them. */
const histories = 2000;

it('comes out right under any history of edits, duplicates, delays, stops and errors', async () => {
  expect(await simulate(histories, 1)).toBeUndefined();
}, 900_000);

/** Each takes many times as long as one in memory. */
const historiesOfFolders = 20;

it('does so over folders, too', async () => {
  expect(await simulate(historiesOfFolders, 1, 'folder')).toBeUndefined();
}, 300_000);
