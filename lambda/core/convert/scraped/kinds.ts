import { isDateLine, namesDay } from '../origin/date-line.ts';
import { endsSentence, keyOf, lengthOf } from '../origin/line-key.ts';
import { isSigned } from '../origin/origin-line.ts';
import { isPictureCredit } from '../origin/picture-credit.ts';
import { parts, phrase, started, worded } from './labels.ts';
import { rights } from './rights.ts';
import { isScript } from './script.ts';

/**
 * What a line is, as far as it tells by itself. `proof`: of the page around an article; `after`:
 * opens or belongs to what follows one; `box`: opens a list of others, or a form
 * to sign up; `around`: advertisements, buttons and notices, which stand
 * anywhere; `script`: code of the page; `credit`: of a picture; `meta`: who wrote it and when; `menu`:
 * an entry of one; `wordless`: numbers and marks, of tables and steps as of pages and counters; `prose`: a
 * paragraph; `short`: everything else.
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
