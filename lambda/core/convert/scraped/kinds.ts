import { bylineOf } from './byline.ts';
import { dateIn, isDateLine } from './dates.ts';
import { endsSentence, keyOf, lengthOf } from './key.ts';
import { authorsIn } from './origin.ts';
import {
  after,
  afterStarts,
  around,
  aroundStarts,
  boxes,
  credits,
  menu,
  proofs,
  services,
  startOf,
} from './phrase-book.ts';

/**
 * What a line is, as far as it tells by itself. `proof`: of the page around an article; `after`:
 * opens or belongs to what follows one; `box`: opens a list of others, or a form
 * to sign up; `around`: advertisements, buttons and notices, which stand
 * anywhere; `script`: code of the page; `credit`: of a picture; `meta`: who wrote it and when; `menu`:
 * an entry of one; `prose`: a paragraph; `short`: everything else.
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
  | 'prose'
  | 'short';

/** Furniture is short; a longer line is the article's. In letters of an alphabet. */
const longestNotice = 400;

const prose = 100;

export const kindOf = (text: string): Kind => {
  if (isScript(text)) return 'script';
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
    credit(text, key) ??
    meta(text, key)
  );
};

const phrase = (key: string): Kind | undefined => {
  if (key === '') return undefined;
  if (proofs.has(key)) return 'proof';
  if (after.has(key)) return 'after';
  if (boxes.has(key)) return 'box';
  if (around.has(key) || services.has(key)) return 'around';
  return menu.has(key) ? 'menu' : undefined;
};

/** A row of buttons or links on one line: parted, spaced, or run together as scraping leaves them. */
const parts = (text: string, key: string): Kind | undefined => {
  if (text.length > 200) return undefined;
  const rows = [
    text.split(/[|·•»>/,–—]| - /u),
    key.split(' '),
    /^\S+$/.test(text) ? text.split(/(?<=\p{Ll})(?=\p{Lu})/u) : [],
  ];
  for (const row of rows) {
    const kind = row.length < 2 ? undefined : rowOf(row);
    if (kind) return kind;
  }
  return undefined;
};

const rowOf = (row: readonly string[]): Kind | undefined => {
  const kinds = new Set<Kind>();
  for (const part of row) {
    const key = keyOf(part);
    const kind = services.has(key) ? 'around' : phrase(key);
    if (kind) kinds.add(kind);
    else if (key !== '') return undefined;
  }
  if (kinds.has('proof') || kinds.has('after') || kinds.has('box')) return 'after';
  return kinds.has('around') ? 'around' : 'menu';
};

const rights = (text: string): Kind | undefined => {
  if (/^copyright\b/i.test(text))
    return /\d{4}|©|\(c\)|reserved/i.test(text.slice(0, 80)) ? 'proof' : undefined;
  if (!/^(?:©|\(c\))|©\s*(?:\d{4}|copyright)|\d{4}\s*©/i.test(text)) return undefined;
  return /\d{4}|copyright|reserv/i.test(text) || text.length > 30 ? 'proof' : 'credit';
};

/** A phrase and something of its own: the fewer words it has, the clearer they must be parted. */
const started = (text: string, key: string): Kind | undefined => {
  if (/^["“”„«‘「『]/u.test(text)) return undefined;
  const isClear = (start: string | undefined): start is string => {
    if (start === undefined) return false;
    const letters = start.replaceAll(' ', '');
    const words =
      lengthOf(letters) > 2 * letters.length ? letters.length / 2 : start.split(' ').length;
    if (words >= 3 || (words === 2 && text.startsWith('('))) return true;
    const rest = key.slice(start.length);
    if (rest === '') return true;
    const isParted =
      /^[^:：|–—-]{0,60}[:：|–—]|^\S+(?: \S+)? - /u.test(text) && partedAt(text, start);
    return isParted || (words >= 2 && lengthOf(text) <= 80 && !endsSentence(text));
  };
  if (isClear(startOf(key, afterStarts))) return 'after';
  return isClear(startOf(key, aroundStarts)) ? 'around' : undefined;
};

/** Whether a mark stands right behind the phrase that a line begins with. */
const partedAt = (text: string, start: string): boolean => {
  const [head = ''] = text.split(/[:：|–—]| - /u, 1);
  return keyOf(head) === start;
};

const agencies =
  /getty images|shutterstock|istock|unsplash|pixabay|ap photo|associated press|wikimedia|flickr|alamy|imago|picture alliance|efe\b|ansa\b|afp\b|reuters\b|dpa\b|epa\b|keystone|共同通信|時事通信|belga|anp\b|lusa\b/i;

const bracketed =
  /[([]\s*(?:ap photo|photo|image|foto|file|reuters|getty|afp|dpa|epa|courtesy|bild|imagen|crédito|写真|画像|صورة)[^()[\]]*[)\]]\.?$/i;

/** A caption that its credit was run into. */
const glued =
  /[\p{L}.!?]["”’)]?(?:Photograph|Photo|Credit|Image|Foto|Crédit|Bild|Fotografía)(?:s|e)?(?: ?: ?|\.\.\.)\p{Lu}/u;

/** `Jane Doe/Agency` */
const named =
  /^(?:\p{Lu}[\p{L}.'’-]+ ){1,2}\p{Lu}[\p{L}.'’-]+ ?(?:\/ ?|, (?=AP$|AFP$|EPA$|Reuters$|Getty|EFE$|ANSA$|dpa$))\p{L}[^\s/.,:]*(?: \p{Lu}[^\s/.,:]*){0,3}$/u;

const credit = (text: string, key: string): Kind | undefined => {
  if (bracketed.test(text) || named.test(text) || glued.test(text)) return 'credit';
  if (endsSentence(text) && lengthOf(text) > 120) return undefined;
  if (/^file photos?\b|credit\.\.\.|^\(?(?:image|photo|foto|bild)\s?[:：]/i.test(text))
    return 'credit';
  const start = startOf(key, credits);
  if (start !== undefined && lengthOf(text) <= 250) {
    if (/^[([]?[^:：/]{1,40}\s?[:：/|©=＝]/u.test(text) && partedAtCredit(text, start))
      return 'credit';
    if (start.includes(' ') && !endsSentence(text) && lengthOf(text) <= 100) return 'credit';
  }
  return agencies.test(text) &&
    lengthOf(text) <= 100 &&
    !endsSentence(text) &&
    /[|/:©,(]|^getty|^reuters/i.test(text)
    ? 'credit'
    : undefined;
};

const partedAtCredit = (text: string, start: string): boolean => {
  const [head = ''] = text.split(/[:：/|©=＝]/u, 1);
  return keyOf(head) === start;
};

const meta = (text: string, key: string): Kind | undefined =>
  (lengthOf(text) <= 120 && (isDateLine(text, key) || bylineOf(text, key) !== undefined)) ||
  (lengthOf(text) <= 120 &&
    !endsSentence(text) &&
    ((dateIn(text) !== undefined && /[|•·]/.test(text)) || authorsIn(text) !== undefined)) ||
  /^@\w+$|^[\w.+-]+@[\w-]+\.[\w.]+(?: @\w+)?$|^(?:https?:\/\/|www\.|twitter\.com\/)\S+$/i.test(
    text,
  ) ||
  (key === '' && text !== '') ||
  /^#( #)*$/.test(key)
    ? 'meta'
    : undefined;

/** What scraping leaves of a page's scripts and styles. */
const isScript = (text: string): boolean =>
  advertising.test(text) ||
  (text.length > 40 && /[{};]/.test(text) && (code.test(text) || isStyle(text)));

const advertising =
  /adsbygoogle|taboola_|googletag|dataLayer\.push|window\._|\bfbq\(|\bgtag\(|^\/\* <!\[CDATA|\/\* see gallery_/;

const code =
  /^\/\*.*document\.|^window\.\w+ ?=|^[^.!?]{0,80}(?:function ?\w*\(|var \w+ ?=|\{ ?[\w-]+ ?: )/;

const isStyle = (text: string): boolean => /^[.#][\w-]/.test(text) && /\{[^}]{0,200}:/.test(text);
