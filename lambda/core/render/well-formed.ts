import { SaxesParser } from 'saxes';
import type { FeedFormat } from '../../contract.ts';

/** What we rendered would silence every reader. The documents that are live must stay. */
export class MalformedFeedError extends Error {
  override readonly name = 'MalformedFeedError';
  /** Path of the channel; empty for the front page. */
  readonly path: string;
  readonly format: FeedFormat;

  constructor(path: string, format: FeedFormat, options: { cause: unknown }) {
    const { cause } = options;
    const reason = cause instanceof Error ? cause.message : String(cause);
    super(`the ${format} feed of the channel "${path}" is malformed: ${reason}`, options);
    this.path = path;
    this.format = format;
  }
}

/** Throws at the first thing that is not XML 1.0 with namespaces; its own handler for errors does. */
const parseXml = (document: string): void => {
  new SaxesParser({ xmlns: true, position: true }).write(document).close();
};

const parsers: Readonly<Record<FeedFormat, (document: string) => unknown>> = {
  rss: parseXml,
  atom: parseXml,
  json: JSON.parse,
};

/** @throws MalformedFeedError unless the document of the channel parses */
export const assertWellFormed = (path: string, format: FeedFormat, document: string): void => {
  try {
    parsers[format](document);
  } catch (cause) {
    throw new MalformedFeedError(path, format, { cause });
  }
};
