import { sha256 } from './digest.ts';
import { normalise } from './text.ts';

/** In bytes of UTF-8. File systems allow 255 for a name. */
const maxBytes = 180;

const plain = /^[a-z\d]+(?:-[a-z\d]+)*$/;

/** These distinguish C++ and C# from C. */
const plusAtEnd = /(?<=[\p{L}\p{N}+])\+(?![\p{L}\p{N}])/gu;
const sharpAtEnd = /(?<=\p{L})#(?![\p{L}\p{N}])/gu;

/** Of emoji, such as the variation selector that asks for colours. */
const marksOfSymbols = /(?<=\p{S}|(?!-)\p{P})\p{M}+/gu;

/**
 * Makes a slug: lower-case letters and digits of any script, in words joined by hyphens. Composed and
 * decomposed spellings of a text give the same slug. Marks of symbols, as many emoji have them, go with the symbols. A text without letters and digits gives a hash.
 */
export const slugify = (text: string): string =>
  text.length <= maxBytes && plain.test(text) ? text : makeSlug(text);

const makeSlug = (text: string): string => {
  const words = normalise(text, 'NFKC')
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(plusAtEnd, '-plus')
    .replace(sharpAtEnd, '-sharp')
    .replace(marksOfSymbols, '')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-');
  const slug = cutToBytes(normalise(words, 'NFC').replace(/^-+/, ''), maxBytes).replace(
    /(?<!-)-+$/,
    '',
  );
  const hasText = /[\p{L}\p{N}]/u.test(slug);
  return hasText ? slug : `x${sha256(normalise(text, 'NFC')).slice(0, 12)}`;
};

const cutToBytes = (text: string, limit: number): string => {
  if (Buffer.byteLength(text) <= limit) return text;
  let cut = '';
  let bytes = 0;
  for (const character of text) {
    bytes += Buffer.byteLength(character);
    if (bytes > limit) break;
    cut += character;
  }
  return cut;
};
