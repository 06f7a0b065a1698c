import { Parser } from 'htmlparser2';
import { cleanLine, normalise } from '../../text.ts';

/** A value of a page as one clean line: its references resolved, and tags in it left out. */
export const plainLine = (value: unknown): string => {
  if (typeof value !== 'string' && typeof value !== 'number') return '';
  const text = String(value).slice(0, longest);
  if (!/[&<]/.test(text)) return cleanLine(text);
  let plain = '';
  const parser = new Parser({
    ontext: (part) => {
      plain += part;
    },
    onopentagname: (name) => {
      if (/^(?:br|p|div|li)$/.test(name)) plain += ' ';
    },
  });
  parser.end(text);
  return cleanLine(plain);
};

/** In UTF-16 code units. */
const longest = 5000;

/** Letters and digits only, in lower case: what two spellings of a text have in common. */
export const bareWords = (text: string): string =>
  normalise(text, 'NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
