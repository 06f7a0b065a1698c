import { Parser } from 'htmlparser2';
import { cleanLine } from '../text.ts';

/** In UTF-16 code units. */
const longest = 300;

/** The first sentences of safe HTML's first paragraphs as plain text, cut at a sentence's end. */
export const summarise = (html: string, language: string): string => {
  let summary = '';
  for (const sentence of sentencesOf(paragraphsOf(html).join(' '), language)) {
    if (summary !== '' && summary.length + sentence.length > longest) break;
    summary += sentence;
  }
  return cutAtWord(summary.trim());
};

/** The text of each paragraph, or, where there is none, of the whole, tags left out. */
const paragraphsOf = (html: string): string[] => {
  const paragraphs: string[] = [];
  let all = '';
  let current: string | undefined;
  const parser = new Parser({
    onopentagname: (name) => {
      if (name === 'p') current = '';
    },
    ontext: (text) => {
      all += text;
      if (current !== undefined) current += text;
    },
    onclosetag: (name) => {
      all += ' ';
      if (name !== 'p' || current === undefined) return;
      paragraphs.push(cleanLine(current));
      current = undefined;
    },
  });
  parser.end(html);
  const filled = paragraphs.filter((paragraph) => paragraph !== '');
  return filled.length > 0 ? filled : [cleanLine(all)];
};

/** Enough text for the longest summary is looked at, not the whole article. */
const sentencesOf = function* (text: string, language: string): Generator<string> {
  const segmenter = new Intl.Segmenter(language, { granularity: 'sentence' });
  for (const { segment } of segmenter.segment(text.slice(0, 4 * longest))) yield segment;
};

const cutAtWord = (text: string): string => {
  if (text.length <= longest) return text;
  const cut = text.slice(0, longest - 1);
  const space = cut.lastIndexOf(' ');
  return `${(space > longest / 2 ? cut.slice(0, space) : cut).replace(/\p{Surrogate}$/u, '')}…`;
};
