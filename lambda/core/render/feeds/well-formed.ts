import type { FeedFormat } from '../../../contract.ts';
import { parseXml } from './parse-xml.ts';
import type { XmlDocument } from './xml-document.ts';

/** A rendered feed does not parse, so readers could not read it. The live documents must stay. */
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

/** @throws MalformedFeedError unless the document, in XML or JSON, parses */
export const assertWellFormed = (
  path: string,
  format: FeedFormat,
  document: XmlDocument | string,
): void => {
  try {
    if (typeof document === 'string') JSON.parse(document);
    else parseXml(document);
  } catch (cause) {
    throw new MalformedFeedError(path, format, { cause });
  }
};
