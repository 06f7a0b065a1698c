import { expect, it } from 'vitest';
import { fuzzFeeds } from './fuzz/feed-fuzzer.ts';

/** `npm run fuzz:feeds -- --runs N --seed S` renders any number of them. */
const publications = 300;

it('says in three well-formed formats what the model says, whatever text is in its fields', () => {
  expect(fuzzFeeds(publications, 1)).toBeUndefined();
}, 300_000);
