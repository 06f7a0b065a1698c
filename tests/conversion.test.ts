import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { convertArticle } from '../lambda/core/convert/convert-article.ts';
import { makePublication } from './support/core-samples.ts';
import { baseUrl } from './support/newsroom.ts';

const folder = join(import.meta.dirname, 'golden/conversion');
const context = {
  publication: makePublication(
    'id: tag:news.example.org,2026:g\ntitle: G\ntimezone: Europe/London',
  ),
  baseUrl,
};
const stored = '2026-10-01T12:00:00.000Z';

const isExpected = (file: string): boolean => ['article.json', 'body.html'].includes(file);

describe.each(readdirSync(folder))('the article of %s', (name) => {
  const [source = ''] = readdirSync(join(folder, name)).filter((file) => !isExpected(file));

  it('is the expected one', async () => {
    const bytes = new Uint8Array(readFileSync(join(folder, name, source)));

    const { article, ...rest } = await convertArticle(`articles/${source}`, bytes, context, stored);

    const { body, ...fields } = article ?? { body: '' };
    await expect(body).toMatchFileSnapshot(join(folder, name, 'body.html'));
    const told = `${JSON.stringify({ ...fields, ...rest }, undefined, 2)}\n`;
    await expect(told).toMatchFileSnapshot(join(folder, name, 'article.json'));
  });
});
