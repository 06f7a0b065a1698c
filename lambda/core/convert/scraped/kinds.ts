import { isDateLine, namesDay } from '../origin/date-line.ts';
import { endsSentence, keyOf, lengthOf } from '../origin/line-key.ts';
import { isSigned } from '../origin/origin-line.ts';
import { isPictureCredit } from '../origin/picture-credit.ts';
import { parts, phrase, started, worded } from './labels.ts';
import type { Kind } from './line-kind.ts';
import { rights } from './rights.ts';
import { isScript } from './script.ts';

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
