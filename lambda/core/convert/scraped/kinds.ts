import { isDateLine, namesDay } from '../origin/date-line.ts';
import { endsSentence, keyOf, lengthOf } from '../origin/line-key.ts';
import { isSigned } from '../origin/origin-line.ts';
import { isPictureCredit } from '../origin/picture-credit.ts';
import { parts, phrase, started, worded } from './labels.ts';
import { rights } from './rights.ts';
import { isScript } from './script.ts';

/**
 * What a line is, judged by itself.
 * - `proof` belongs to the page around an article beyond doubt.
 * - `after` opens or belongs to what follows an article.
 * - `box` opens a list of other articles, or a form to sign up.
 * - `around` is an advertisement, a button or a notice; these stand anywhere.
 * - `script` is code of the page.
 * - `credit` names the maker of a picture.
 * - `meta` says who wrote the article, and when.
 * - `menu` is an entry of a menu.
 * - `wordless` has only numbers and marks: of tables and steps, of page numbers and counters.
 * - `prose` is a paragraph.
 * - `short` is everything else.
 */
export type Kind =
  | 'proof'
  | 'after'
  | 'box'
  | 'around'
  | 'script'
  | 'credit'
  | 'meta'
  | 'menu'
  | 'wordless'
  | 'prose'
  | 'short';

/** Furniture is short; a longer line is the article's. In letters of an alphabet. */
const longestNotice = 400;

const prose = 100;

export const kindOf = (text: string): Kind => {
  if (isScript(text)) return 'script';
  if (!/\p{L}/u.test(text)) return rights(text) ?? (namesDay(text) ? 'meta' : 'wordless');
  if (text.length <= longestNotice) {
    const kind = furniture(text);
    if (kind) return kind;
  }
  const length = lengthOf(text);
  return length >= 1.5 * prose || (length >= 0.6 * prose && endsSentence(text)) ? 'prose' : 'short';
};

const furniture = (text: string): Kind | undefined => {
  const key = keyOf(text);
  return (
    phrase(key) ??
    parts(text, key) ??
    rights(text) ??
    started(text, key) ??
    worded(key) ??
    (isPictureCredit(text, key) ? 'credit' : undefined) ??
    meta(text, key)
  );
};

const meta = (text: string, key: string): Kind | undefined =>
  (lengthOf(text) <= 120 &&
    (isDateLine(text, key) ||
      isSigned(text, key) ||
      (!endsSentence(text) && /[|•·]/.test(text) && namesDay(text)))) ||
  /^@\w+$|^[\w.+-]+@[\w-]+\.[\w.]+(?: @\w+)?$|^(?:https?:\/\/|www\.|twitter\.com\/)\S+$/i.test(text)
    ? 'meta'
    : undefined;
