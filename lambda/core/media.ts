import { imageSize } from 'image-size';
import { contentKeys } from '../contract.ts';
import type { SourceArticle } from './article.ts';

/** Facts that the bytes of a file tell. */
export interface MediaFacts {
  /** The size of the file. */
  readonly bytes: number;
  /** Of a picture as shown, in pixels. */
  readonly width?: number;
  readonly height?: number;
}

/** The publication's own media by key; null for a missing file. */
export type MediaByKey = Readonly<Record<string, MediaFacts | null>>;

/** In bytes. The start of a picture that holds its width and height, after the metadata of cameras and editors. */
export const mediaStart = 256 * 1024;

/** At most this many files of an article are examined. */
const mostMedia = 100;

/** In pixels. A header with a larger value is damaged. */
const largestSide = 100_000;

/** Matches images as the sanitiser writes them: attributes in double quotes, `<` and `>` escaped. */
const imageTags = /<img\b[^<>]*>/g;

/** @returns the keys of the publication's own media that an article shows or links to, ascending */
export const mediaKeysOf = (
  { image, attachments = [], body }: SourceArticle,
  baseUrl: string,
): string[] => {
  const addresses = [
    ...(image ? [image.url] : []),
    ...attachments.map(({ url }) => url),
    ...(body.match(imageTags) ?? []).map(addressIn),
  ];
  const keys = addresses.flatMap((address) => mediaKeyOf(address, baseUrl) ?? []);
  return [...new Set(keys)].slice(0, mostMedia).sort();
};

/**
 * @param start the first `mediaStart` bytes of a file, or all of a smaller one
 * @param bytes the size of the whole file
 */
export const factsOf = (start: Uint8Array, bytes: number): MediaFacts => {
  const sides = sidesOf(start);
  const isPicture = sides?.every((side) => side >= 1 && side <= largestSide);
  const [width = 0, height = 0] = sides ?? [];
  return isPicture ? { bytes, width: Math.round(width), height: Math.round(height) } : { bytes };
};

/** Width and height as shown; undefined if the file is not a picture, or is damaged. */
const sidesOf = (start: Uint8Array): readonly number[] | undefined => {
  try {
    const { width, height, orientation = 1 } = imageSize(start);
    const liesOnItsSide = orientation >= 5;
    return liesOnItsSide ? [height, width] : [width, height];
  } catch {
    return undefined;
  }
};

/** Adds the facts of its media to an article. Missing attachments are left out. */
export const withMedia = <Kind extends SourceArticle>(
  article: Kind,
  media: MediaByKey,
  baseUrl: string,
): Kind => {
  const factsAt = (address: string) => media[mediaKeyOf(address, baseUrl) ?? ''];
  const { image, attachments, body } = article;
  return {
    ...article,
    body: body.replace(imageTags, (tag) => withSides(tag, factsAt(addressIn(tag)))),
    ...(image ? { image: { ...image, ...factsAt(image.url) } } : {}),
    ...(attachments
      ? {
          attachments: attachments.flatMap((attachment) => {
            const facts = factsAt(attachment.url);
            if (facts === null) return [];
            return facts ? { ...attachment, bytes: facts.bytes } : attachment;
          }),
        }
      : {}),
  };
};

/** Browsers and readers reserve the space of a picture whose width and height they know. */
const withSides = (tag: string, facts: MediaFacts | null | undefined): string => {
  if (!facts?.width || /\s(?:width|height)="/.test(tag)) return tag;
  return tag.replace(/(?<!\s)\s*\/?>$/, ` width="${facts.width}" height="${facts.height}"$&`);
};

const addressIn = (tag: string): string =>
  (/\ssrc="([^"]*)"/.exec(tag)?.[1] ?? '').replaceAll('&amp;', '&');

const mediaKeyOf = (address: string, baseUrl: string): string | undefined => {
  const root = `${baseUrl}/`;
  if (!address.startsWith(root + contentKeys.media)) return undefined;
  const [path = ''] = address.slice(root.length).split(/[?#]/);
  try {
    return decodeURIComponent(path);
  } catch (error) {
    if (error instanceof URIError) return undefined;
    throw error;
  }
};
