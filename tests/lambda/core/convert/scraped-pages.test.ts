import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { convertPlainText } from '../../../../lambda/core/convert/plain-text.ts';
import { hardWrapped, wordsOf } from '../../../support/scraped-text.ts';

const convert = (text: string) => {
  const options = { clean: true, language: 'en', timezone: 'UTC' };
  const { fields, ...body } = convertPlainText(text, options);
  const authors = fields?.authors?.map(({ name }) => name) ?? [];
  return {
    ...body,
    authors: authors.length > 0 ? authors : undefined,
    date: fields?.published?.slice(0, 10),
  };
};

const textsIn = (folder: string) =>
  readdirSync(join(import.meta.dirname, folder))
    .filter((name) => name.endsWith('.txt'))
    .map((name) => {
      const text = readFileSync(join(import.meta.dirname, folder, name), 'utf8');
      return { name: name.replace('.txt', ''), text };
    });

describe('a scraped page', () => {
  it.each(textsIn('scraped'))(
    'leaves its article and nothing else: $name',
    async ({ name, text }) => {
      const { title, authors, date, html, removed } = convert(text);
      const outcome = [
        `title: ${title}`,
        `authors: ${authors?.join('; ')}`,
        `date: ${date}`,
        '',
        html,
        '',
        ...removed.map((line) => `- ${line}`),
        '',
      ];
      await expect(outcome.join('\n')).toMatchFileSnapshot(
        join(import.meta.dirname, 'scraped', `${name}.outcome`),
      );
    },
  );
});

/** Articles whose own words are those of a page's furniture, and texts of unusual shapes. */
const untouched = textsIn('untouched');

const paragraphsOf = (text: string): readonly string[] =>
  text.split('\n').filter((line) => line !== '');

const bylines = ['By Ada Quill', '30 September 2026'];

describe('an article', () => {
  it.each(untouched)('keeps every word below a byline and a date: $name', ({ text }) => {
    const [headline = '', ...paragraphs] = paragraphsOf(text);
    const signed = [headline, ...bylines, ...paragraphs].join('\n\n');
    const { title, html, removed } = convert(signed);
    expect(removed).toEqual([]);
    expect(wordsOf(`${title} ${html}`)).toBe(wordsOf(signed));
  });

  it.each(untouched)('keeps every word in any layout: $name', ({ text }) => {
    const [headline = '', ...paragraphs] = paragraphsOf(text);
    const layouts = [
      text,
      [headline, ...paragraphs].join('\n'),
      [headline, '', ...paragraphs].join('\n'),
      [headline, ...paragraphs.map((line) => `    ${line}`)].join('\r\n'),
      [headline, ...paragraphs].map((line) => hardWrapped(line, 72)).join('\n\n'),
    ];
    for (const layout of layouts) {
      const { title, html, removed } = convert(layout);
      expect(removed).toEqual([]);
      expect(wordsOf(`${title} ${html}`)).toBe(wordsOf(text));
    }
  });
});
