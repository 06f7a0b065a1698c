import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { convertPlainText } from '../../../../lambda/core/convert/plain-text.ts';
import { hardWrapped, wordsOf } from '../../../support/scraped-text.ts';

const folder = join(import.meta.dirname, 'leftovers');

/** A headline, paragraphs, and by its name each kind of leftover with the forms that it comes in. */
const read = (name: string) => {
  const [story = '', ...sections] = readFileSync(join(folder, name), 'utf8').split(/\n@/);
  const [headline = '', ...paragraphs] = story.trim().split('\n');
  const leftovers = new Map(
    sections.map((section) => {
      const [kind = '', ...lines] = section.trim().split('\n');
      const forms = lines.join('\n').split('\n\n');
      return [kind, forms.map((form) => form.split('\n'))];
    }),
  );
  return { language: name.replace('.txt', ''), headline, paragraphs, leftovers };
};

const stories = readdirSync(folder).map(read);

/** Some of these kinds, each in one of its forms, in this order. */
const someOf = (kinds: readonly string[], leftovers: ReadonlyMap<string, readonly string[][]>) =>
  fc
    .tuple(
      ...kinds.map((kind) =>
        fc.option(fc.constantFrom(...(leftovers.get(kind) ?? [])), { nil: [] }),
      ),
    )
    .map((forms) => forms.flat());

const ways: readonly ((lines: readonly string[]) => string)[] = [
  (lines) => lines.join('\n'),
  (lines) => lines.join('\n\n'),
  (lines) => lines.join('\r\n\r\n'),
  (lines) => lines.map((line) => `    ${line}`).join('\n'),
  (lines) => lines.map((line) => hardWrapped(line, 72)).join('\n\n'),
  (lines) => lines.map((line) => hardWrapped(line, 80)).join('\r\n\r\n'),
];

const tail = [
  ...['share', 'tags', 'pagination', 'related', 'newsletter', 'popular'],
  ...['comments', 'cookies', 'links'],
];

describe('the leftovers of a page', () => {
  it.each(stories)(
    'are taken off in any combination and layout: $language',
    ({ language, headline, paragraphs, leftovers }) => {
      const page = fc.record({
        above: someOf(['trail'], leftovers),
        below: someOf(['origin', 'share', 'credit'], leftovers),
        inside: someOf(['advertisement'], leftovers),
        after: someOf(tail, leftovers),
        proof: fc.constantFrom(
          leftovers.get('notice')?.[0] ?? [],
          leftovers.get('rights')?.[0] ?? [],
        ),
        lay: fc.constantFrom(...ways),
      });
      fc.assert(
        fc.property(page, ({ above, below, inside, after, proof, lay }) => {
          const [first = '', ...others] = paragraphs;
          const furniture = [...above, ...below, ...inside, ...after, ...proof];
          const text = lay([
            ...above,
            headline,
            ...below,
            first,
            ...inside,
            ...others,
            ...after,
            ...proof,
          ]);
          const options = { clean: true, language, timezone: 'UTC' };
          const { title, html, removed } = convertPlainText(text, options);

          expect(title).toBe(headline);
          expect(wordsOf(html)).toBe(wordsOf(paragraphs.join(' ')));
          expect(wordsOf(removed.join(' '))).toBe(wordsOf(furniture.join(' ')));
        }),
        { numRuns: 200 },
      );
    },
  );
});
