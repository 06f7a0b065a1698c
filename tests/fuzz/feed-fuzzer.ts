import { deepStrictEqual } from 'node:assert/strict';
import fc from 'fast-check';
import { type FeedFormat, feedFormats } from '../../lambda/contract.ts';
import { renderFeeds } from '../../lambda/core/render/feeds/feeds.ts';
import { type AnyPublication, contentOf, hostilePublication } from '../support/arbitraries.ts';
import { factsOfContent, factsOfDocument } from '../support/feed-facts.ts';
import { faultsOfJsonFeed } from '../support/json-feed-schema.ts';
import { baseUrl } from '../support/newsroom.ts';

const formats = Object.keys(feedFormats) as FeedFormat[];

/** Throws unless all documents of all channels parse strictly and say what the model says. */
const publish = (publication: AnyPublication): void => {
  for (const channel of publication.channels) {
    const content = contentOf(publication, channel, baseUrl);
    const documents = renderFeeds(content);
    for (const format of formats) {
      deepStrictEqual(factsOfDocument(documents[format], format), factsOfContent(content, format));
    }
    deepStrictEqual(faultsOfJsonFeed(documents.json), []);
  }
};

/**
 * Renders so many random publications with hostile text in every field.
 * @returns what is wrong with the smallest one that fails, and how to render it again; undefined when
 * none does
 */
export const fuzzFeeds = (runs: number, seed: number): string | undefined => {
  const result = fc.check(fc.property(hostilePublication, publish), { numRuns: runs, seed });
  if (!result.failed) return undefined;
  const error = result.errorInstance;
  return [
    `seed ${result.seed}, path ${result.counterexamplePath}, after ${result.numRuns} runs:`,
    JSON.stringify(result.counterexample?.[0], null, 2),
    error instanceof Error ? error.message : String(error),
  ].join('\n');
};
