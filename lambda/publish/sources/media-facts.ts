import pMap from 'p-map';
import type { Instant, SourceArticle } from '../../core/article.ts';
import {
  factsOf,
  type MediaByKey,
  type MediaFacts,
  mediaKeysOf,
  mediaStart,
} from '../../core/media.ts';
import type { Problem } from '../../core/problem.ts';
import { atOnce } from '../access/concurrency.ts';
import { memoise } from '../access/memoise.ts';
import { UnreadableObjectError } from '../errors.ts';
import type { Ports } from '../ports.ts';
import type { PublishedVersion } from '../state/published-version.ts';

interface FoundMedia {
  readonly facts: MediaFacts;
  /** When it was stored. */
  readonly stored: Instant;
}

/** What is known of a file of the media as it is now, if it is there. */
export type MediaReader = (key: string) => Promise<FoundMedia | undefined>;

/** Looks at each file once. */
export const createMediaReader = ({ content }: Pick<Ports, 'content'>): MediaReader =>
  memoise(async (key) => {
    const object = await content.getStart(key, mediaStart).catch(ifReadable);
    if (!object) return undefined;
    const { start, size, lastModified } = object;
    return { facts: factsOf(start, size), stored: lastModified.toISOString() };
  });

/** A file that cannot be read cannot be published, so it counts as missing. */
const ifReadable = (error: unknown): undefined => {
  if (!(error instanceof UnreadableObjectError)) throw error;
};

/** What is known of an article's own media. */
export interface ArticleMedia {
  readonly media: MediaByKey;
  /** When each file that is there was stored. */
  readonly stored: readonly Instant[];
  /** A warning for each file that is missing. */
  readonly problems: readonly Problem[];
}

/** @param baseUrl absolute, without a trailing slash */
export const readMediaOf = async (
  source: string,
  article: SourceArticle,
  baseUrl: string,
  readMedia: MediaReader,
): Promise<ArticleMedia> => {
  const keys = mediaKeysOf(article, baseUrl);
  const found = await pMap(keys, readMedia, atOnce.media);
  const missing = keys.filter((_, index) => found[index] === undefined);
  return {
    media: Object.fromEntries(keys.map((key, index) => [key, found[index]?.facts ?? null])),
    stored: found.flatMap((each) => each?.stored ?? []),
    problems: missing.map((key) => ({
      file: source,
      fault: `${key} is not there`,
      remedy: 'Upload it: the article is then published again by itself',
      severity: 'warning',
    })),
  };
};

/** Whether all media of a published version are as they were when it was published. */
export const hasMediaAsNow = async (
  { media = {} }: Pick<PublishedVersion, 'media'>,
  readMedia: MediaReader,
): Promise<boolean> => {
  const isAsNow = async ([key, facts]: [string, MediaFacts | null]) =>
    JSON.stringify((await readMedia(key))?.facts ?? null) === JSON.stringify(facts);
  return (await pMap(Object.entries(media), isAsNow, atOnce.media)).every(Boolean);
};
