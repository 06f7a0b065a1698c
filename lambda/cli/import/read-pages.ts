import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { type ConversionContext, convertArticle } from '../../core/convert/convert-article.ts';
import { decodeText } from '../../core/convert/decode/decode.ts';
import { readFileName } from '../../core/convert/file-name.ts';
import { isError } from '../../core/problem.ts';
import { parsePublication } from '../../core/publication.ts';
import { listFiles } from '../../stores/folder/folder-listing.ts';
import { contentOptions } from '../content-folder.ts';
import type { Found, ReadOptions } from './imported-article.ts';

/**
 * The pages of a folder, each as an article with its own metadata. A page without an article gives a
 * warning.
 */
export async function* readPages(
  folder: string,
  { expect, step, warn }: ReadOptions,
): AsyncGenerator<Found> {
  const { publication } = parsePublication('title: Import', basename(folder));
  if (publication === undefined) throw new TypeError('an empty publication has no faults');
  const context: ConversionContext = { publication, baseUrl: 'https://site.invalid' };
  const files: { key: string; path: string }[] = [];
  for (const file of listFiles(folder, { prefix: '', startAfter: '', ...contentOptions })) {
    if (file.isUnreadable)
      warn(`${file.key}: cannot be read, or leads out of the folder. Not imported.`);
    else files.push(file);
  }
  expect(files.length);
  for (const { key, path } of files) {
    step(1);
    if (!/\.html?$/i.test(key)) yield { skipped: 'files that are not HTML' };
    else yield await readPage(key, await readFile(path), context, warn);
  }
}

const readPage = async (
  key: string,
  bytes: Uint8Array,
  context: ConversionContext,
  warn: ReadOptions['warn'],
): Promise<Found> => {
  const { article, problems } = await convertArticle(key, bytes, context);
  const decoded = decodeText(bytes);
  if (article === undefined || 'fault' in decoded) {
    const faults = problems.filter(isError).map(({ fault }) => fault);
    warn(`${key}: ${faults.join(', ')}. Not imported.`);
    return { skipped: 'pages without an article' };
  }
  const { publication, baseUrl } = context;
  const { title, published, updated, authors, tags, summary, image, language, canonical } = article;
  return {
    id: `page ${key}`,
    keepsId: false,
    title,
    slug: readFileName(`pages/${key}`).stem,
    tags,
    summary,
    ...(published === undefined ? {} : { published }),
    ...(updated === undefined ? {} : { updated }),
    authors: authors === publication.authors ? [] : authors,
    ...(image === undefined || image.url.startsWith(baseUrl) ? {} : { image: image.url }),
    ...(language === publication.language ? {} : { language }),
    ...(canonical === undefined ? {} : { canonical }),
    body: decoded.text,
  };
};
