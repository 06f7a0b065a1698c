import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createFreeKeys } from '../../../../lambda/cli/import/free-keys.ts';
import type { ImportedArticle } from '../../../../lambda/cli/import/imported-article.ts';
import { sha256 } from '../../../../lambda/core/digest.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'newsstand-import-'));
  await mkdir(join(folder, 'articles'));
});
afterEach(() => rm(folder, { recursive: true }));

const article = { slug: 'news', title: 'News' } as ImportedArticle;
const nothing = { lines: new Map() };

it('8,000 articles of the same title get keys of their own, in a time that grows with their number', {
  timeout: 30_000,
}, async () => {
  const findFreeKey = createFreeKeys(folder, nothing);

  const keys: string[] = [];
  for (let number = 0; number < 8_000; number += 1) {
    keys.push(await findFreeKey(article, `digest ${number}`));
  }

  expect(new Set(keys).size).toBe(8_000);
  expect(keys.slice(0, 3)).toEqual([
    'articles/news.html',
    'articles/news-2.html',
    'articles/news-3.html',
  ]);
});

it('an article gets the file that was written for it before a stop, and no other', async () => {
  for (const [name, text] of Object.entries({ news: 'an editor’s', 'news-2': 'ours' })) {
    await writeFile(join(folder, `articles/${name}.html`), text);
  }

  const findFreeKey = createFreeKeys(folder, nothing);
  expect(await findFreeKey(article, sha256('ours'))).toBe('articles/news-2.html');
  expect(await findFreeKey(article, sha256('another'))).toBe('articles/news-3.html');

  const line = { id: 'x', key: 'articles/news-2.html', digest: '' };
  const withLog = createFreeKeys(folder, { lines: new Map([['x', line]]) });
  expect(await withLog(article, sha256('ours'))).toBe('articles/news-3.html');
});
