import { Parser } from 'htmlparser2';
import { cleanLine } from '../text.ts';

/** In UTF-16 code units. */
const longest = 300;

/** The first sentences of safe HTML's first paragraphs as plain text, cut at a sentence's end. */
export const summarise = (html: string, language: string): string =>
  shorten(paragraphsOf(html).join(' '), language);

/** The first sentences of a text, or of the first of them as many words as fit. */
export const shorten = (text: string, language: string): string => {
  let summary = '';
  for (const sentence of sentencesOf(text, language)) {
    if (summary !== '' && summary.length + sentence.trimEnd().length > longest) break;
    summary += sentence;
  }
  return cutAtWord(summary.trim());
};

/** In UTF-16 code units. A sentence that ends behind this is too long for any summary. */
const enough = 2 * longest;

/** The text of the first paragraphs, or, where there is none, of the whole, tags left out. */
const paragraphsOf = (html: string): string[] => {
  const paragraphs: string[] = [];
  let length = 0;
  let all = '';
  let current: { text: string; links: string } | undefined;
  // Neither a footnote nor the mark that leads to it is part of a sentence.
  let note: string | undefined;
  let isLink = false;
  const parser = new Parser({
    onopentag: (name, { id }) => {
      if (name === 'p') current = { text: '', links: '' };
      if (name === 'a') isLink = true;
      if (id?.startsWith('fn')) note ??= name;
    },
    ontext: (text) => {
      if (note !== undefined) return;
      all += text;
      if (current === undefined) return;
      current.text += text;
      if (isLink) current.links += text;
    },
    onclosetag: (name) => {
      all += ' ';
      if (name === note) note = undefined;
      if (name === 'a') isLink = false;
      if (name !== 'p' || current === undefined) return;
      // A paragraph that is a link, such as one to a film, says nothing of the article.
      const text = cleanLine(current.text);
      if (text !== '' && text !== cleanLine(current.links)) {
        paragraphs.push(text);
        length += text.length;
      }
      current = undefined;
    },
  });
  for (let at = 0; at < html.length && length < enough; at += enough) {
    parser.write(html.slice(at, at + enough));
  }
  parser.end();
  return paragraphs.length > 0 ? paragraphs : [cleanLine(all)];
};

const sentencesOf = function* (text: string, language: string): Generator<string> {
  for (const { segment } of segmenterOf(language).segment(text.slice(0, enough))) yield segment;
};

/** Making one takes longer than using it. */
const segmenters = new Map<string, Intl.Segmenter>();

const segmenterOf = (language: string): Intl.Segmenter => {
  const known = segmenters.get(language);
  const segmenter = known ?? new Intl.Segmenter(language, { granularity: 'sentence' });
  if (!known && segmenters.size < 100) segmenters.set(language, segmenter);
  return segmenter;
};

const cutAtWord = (text: string): string => {
  if (text.length <= longest) return text;
  const cut = text.slice(0, longest - 1);
  const space = cut.lastIndexOf(' ');
  return `${(space > longest / 2 ? cut.slice(0, space) : cut).replace(/\p{Surrogate}$/u, '')}…`;
};
