import { cleanText, isBlank } from '../text.ts';
import type { Resolve } from './html-tree.ts';

const setOf = (names: string): ReadonlySet<string> => new Set(names.split(' '));

const blocks = setOf('blockquote h2 h3 h4 h5 h6 hr ol p table ul');
const inline = setOf('a b br code em i s strong sub sup');
const either: ReadonlySet<string> = new Set([...blocks, ...inline]);
const cells = setOf('td th');

/** What elements without text of their own hold, and the body itself. */
const parts: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['', blocks],
  ['blockquote', blocks],
  ['ol', setOf('li')],
  ['ul', setOf('li')],
  ['table', setOf('thead tbody')],
  ['thead', setOf('tr')],
  ['tbody', setOf('tr')],
  ['tr', cells],
]);

/** Text, and the tag behind it: of an end, a link, an element without content, or any other start. */
const step =
  /([^<>]*)<(?:\/(\w+)|a href="((?:https?:\/\/|mailto:)(?:[\w!#$%'()*+,\-./:;=?@~]|&amp;)+)"|(br|hr) \/|(b|blockquote|code|em|h[2-6]|i|li|ol|p|s|strong|su[bp]|table|tbody|t[dhr]|thead|ul))>/gy;

const unusualReference = /&(?!(?:amp|lt|gt|quot);)/;
const blanks = /^[ \n]*$/;

/** Far less than what is flattened. */
const deepest = 30;

/** An element that is not closed yet. */
interface Open {
  readonly name: string;
  /** Whether there is anything in it to be seen. */
  isFilled: boolean;
}

/**
 * Whether making a body safe would leave every letter of it, but for `&quot;` in text, which would
 * be `"`, and blanks around the whole. Most of what comes of Markdown and plain text is such. This
 * is narrower than what is safe: the elements that Markdown writes, each where it may stand, closed
 * in order and not empty, without attributes but the address of a link that is absolute already.
 * @param resolve as `safeHtml` has it
 */
export const isAlreadySafe = (html: string, resolve: Resolve): boolean => {
  if (unusualReference.test(html) || cleanText(html) !== html || !isLevelled(html)) return false;
  const open: Open[] = [{ name: '', isFilled: false }];
  let end = 0;
  for (const [whole, text = '', closed, address, single, start] of html.matchAll(step)) {
    end += whole.length;
    const within = open.at(-1) as Open;
    if (parts.has(within.name) && !blanks.test(text)) return false;
    if (!isBlank(text)) within.isFilled = true;
    if (closed !== undefined) {
      if (closed !== within.name || !(within.isFilled || cells.has(closed))) return false;
      open.pop();
      (open.at(-1) as Open).isFilled = true;
    } else {
      const name = start ?? single ?? 'a';
      if (!mayStand(name, open)) return false;
      if (address !== undefined && !isAbsolute(address, resolve)) return false;
      if (single === undefined) open.push({ name, isFilled: false });
      else if (single === 'hr') within.isFilled = true;
    }
  }
  return open.length === 1 && blanks.test(html.slice(end));
};

/** Each heading is at most one level below the one before it, and the headline is level 1. */
const isLevelled = (html: string): boolean => {
  let last = 1;
  for (const [, digit] of html.matchAll(/<h([2-6])/g)) {
    const level = Number(digit);
    if (level > last + 1) return false;
    last = level;
  }
  return true;
};

const mayStand = (name: string, open: readonly Open[]): boolean => {
  const parent = open.at(-1)?.name ?? '';
  const fitting = parts.get(parent) ?? (parent === 'li' ? either : inline);
  // A link within a link is none, and emphasis within the same says nothing.
  const isRepeated = inline.has(name) && open.some((each) => each.name === name);
  return fitting.has(name) && !isRepeated && open.length < deepest;
};

const isAbsolute = (address: string, resolve: Resolve): boolean => {
  const reference = address.replaceAll('&amp;', '&');
  return resolve(reference) === reference;
};
