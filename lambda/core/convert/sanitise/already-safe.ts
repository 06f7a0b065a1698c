import { cleanText, escapeMarkup, isBlank } from '../../text.ts';
import type { Resolve } from './html-tree.ts';
import { isTracker } from './pictures.ts';

const setOf = (names: string): ReadonlySet<string> => new Set(names.split(' '));

const blocks = setOf('blockquote h2 h3 h4 h5 h6 hr ol p table ul');
const inline = setOf('a b br code em i img s strong sub sup');
const either: ReadonlySet<string> = new Set([...blocks, ...inline]);
const cells = setOf('td th');
const voids = setOf('br hr img');

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

const reference = String.raw`((?:[\w!#$%'()*+,\-./:;=?@~]|&amp;)+)`;

/** Text, and the tag behind it: of an end, a link, a picture, or any other start. */
const step = new RegExp(
  `([^<>]*)<(?:/(\\w+)|a href="${reference}"|img src="${reference}" alt="(?:(?!&quot;)[^"<>])*" /|([bh]r) /|(b|blockquote|code|em|h[2-6]|i|li|ol|p|s|strong|su[bp]|table|tbody|t[dhr]|thead|ul))>`,
  'gy',
);

/** Of it only `&` has to be escaped. */
const plainAddress = /^(?:https?:\/\/|mailto:)[\w!#$%&'()*+,\-./:;=?@~]+$/;

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
 * Makes a body safe that is so already but for its addresses, as most are that come of Markdown or
 * plain text, without taking it apart. Less is taken here than is safe: the elements that Markdown
 * writes, each where it may stand, closed in order and not empty, without attributes but the address
 * of a link, and the address and text of a picture.
 * @param resolve as `safeHtml` has it
 * @returns what the long way would make of it; undefined where only that can tell
 */
export const safeAlready = (html: string, resolve: Resolve): string | undefined => {
  if (unusualReference.test(html) || cleanText(html) !== html || !isLevelled(html))
    return undefined;
  const open: Open[] = [{ name: '', isFilled: false }];
  const addresses = new Map<string, string>();
  const pictures = new Set<string>();
  let length = 0;
  for (const [whole, text = '', end, link, picture, single, start] of html.matchAll(step)) {
    length += whole.length;
    const name = end ?? start ?? single ?? (link === undefined ? 'img' : 'a');
    if (!mayHold(open, text)) return undefined;
    if (end === undefined ? !begin(open, name) : !close(open, name)) return undefined;
    const given = link ?? picture;
    if (given === undefined) continue;
    const address = resolve(given.replaceAll('&amp;', '&')) ?? '';
    if (!plainAddress.test(address)) return undefined;
    if (picture !== undefined && !isNewPicture(address, pictures)) return undefined;
    addresses.set(given, escapeMarkup(address));
  }
  if (open.length > 1 || !blanks.test(html.slice(length))) return undefined;
  return html
    .replace(
      /<(a href|img src)="([^"]+)/g,
      (_, start, given) => `<${start}="${addresses.get(given)}`,
    )
    .replaceAll('&quot;', '"');
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

/** Whether the innermost element may hold the text, which it then does. */
const mayHold = (open: readonly Open[], text: string): boolean => {
  const within = open.at(-1) as Open;
  if (!isBlank(text)) within.isFilled = true;
  return !parts.has(within.name) || blanks.test(text);
};

/** Whether the element may stand in the innermost one, which is then itself, unless it is void. */
const begin = (open: Open[], name: string): boolean => {
  const within = open.at(-1) as Open;
  const fitting = parts.get(within.name) ?? (within.name === 'li' ? either : inline);
  // A link within a link is none, and emphasis within the same says nothing.
  const isRepeated = inline.has(name) && open.some((each) => each.name === name);
  if (!fitting.has(name) || isRepeated || open.length >= deepest) return false;
  if (!voids.has(name)) open.push({ name, isFilled: false });
  else if (name !== 'br') within.isFilled = true;
  return true;
};

/** Whether the innermost element may end here. */
const close = (open: Open[], name: string): boolean => {
  const within = open.at(-1) as Open;
  if (name !== within.name || !(within.isFilled || cells.has(name))) return false;
  open.pop();
  (open.at(-1) as Open).isFilled = true;
  return true;
};

/** Whether it is one to be seen, and no twin of another, which may have to go. */
const isNewPicture = (address: string, known: Set<string>): boolean => {
  if (!address.startsWith('http') || isTracker(address, {}) || known.has(address)) return false;
  known.add(address);
  return true;
};
