import { expect, it } from 'vitest';
import { convertArticle } from '../../lambda/core/convert/convert-article.ts';
import { parsePublication } from '../../lambda/core/publication.ts';
import { baseUrl } from '../support/newsroom.ts';
import { makeArticle, publicationFile } from './corpus.ts';

const convert = async (number: number, filing: 'desks' | 'sections', edition?: number) => {
  const { publication, problems } = parsePublication(publicationFile.text, publicationFile.key);
  expect(problems).toEqual([]);
  if (!publication) throw new TypeError('no publication');
  const { key, text } = makeArticle(number, filing, edition);
  return convertArticle(key, Buffer.from(text), { publication, baseUrl });
};

it('an article of the corpus is the same each time, and no two are', async () => {
  const texts = [0, 1, 2, 99_999, -1].map((number) => makeArticle(number, 'sections').text);

  expect(new Set(texts).size).toBe(5);
  expect(makeArticle(99_999, 'sections').text).toBe(texts[3]);
});

it('an article of the corpus is published without a problem, and has 300 to 720 words', async () => {
  for (let number = -20; number < 20; number += 1) {
    const { article, problems } = await convert(number, 'desks');

    expect(problems).toEqual([]);
    expect(article?.words).toBeGreaterThan(280);
    expect(article?.words).toBeLessThan(760);
    expect(article?.tags).toHaveLength(3);
    expect(article?.body).toContain('<blockquote>');
  }
});

it('a correction changes the text, and neither name nor date', async () => {
  const [before, after] = [await convert(3, 'sections'), await convert(3, 'sections', 2)];

  expect(after.article?.body).toContain('Corrected 2 times.');
  expect({ ...after.article, body: '', words: 0 }).toEqual({
    ...{ ...before.article, body: '', words: 0 },
  });
});
