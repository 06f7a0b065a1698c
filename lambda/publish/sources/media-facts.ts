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
import { UnreadableObjectError } from '../errors.ts';
import { once } from '../access/memoise.ts';
import type { Ports } from '../ports.ts';
import type { RunContext } from '../run-context.ts';
import type { Holding } from '../state/keys.ts';

const concurrency = 8;

interface FoundMedia {
  readonly facts: MediaFacts;
  /** When it was stored. */
  readonly stored: Instant;
}

/** What is known of a file of the media as it is now, if it is there. */
export type MediaReader = (key: string) => Promise<FoundMedia | undefined>;

/** Looks at each file once. */
export const createMediaReader = ({ content }: Pick<Ports, 'content'>): MediaReader => {
  const reading = new Map<string, ReturnType<MediaReader>>();
  const read: MediaReader = async (key) => {
    const object = await content.getStart(key, mediaStart).catch(ifReadable);
    if (!object) return undefined;
    const { start, size, lastModified } = object;
    return { facts: factsOf(start, size), stored: lastModified.toISOString() };
  };
  return (key) => once(reading, key, () => read(key));
};

/** What cannot be read cannot be published: it counts as missing. */
const ifReadable = (error: unknown): undefined => {
  if (!(error instanceof UnreadableObjectError)) throw error;
};

/** What an article's own media are like. */
export interface ArticleMedia {
  readonly media: MediaByKey;
  /** When each of those that are there was stored. */
  readonly stored: readonly Instant[];
  /** Warnings of those that are not there. */
  readonly problems: readonly Problem[];
}

export const readMediaOf = async (
  source: string,
  article: SourceArticle,
  { settings, readMedia }: Pick<RunContext, 'settings' | 'readMedia'>,
): Promise<ArticleMedia> => {
  const keys = mediaKeysOf(article, settings.context.baseUrl);
  const found = await pMap(keys, readMedia, { concurrency });
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

/** Whether all media that a version was published with are as they were then. */
export const hasMediaAsNow = async (
  { media = {} }: Pick<Holding, 'media'>,
  readMedia: MediaReader,
): Promise<boolean> => {
  const isAsNow = async ([key, facts]: [string, MediaFacts | null]) =>
    JSON.stringify((await readMedia(key))?.facts ?? null) === JSON.stringify(facts);
  return (await pMap(Object.entries(media), isAsNow, { concurrency })).every(Boolean);
};
