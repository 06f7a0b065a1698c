import { decodeHTML } from 'entities';

const blocks = new Set(
  'address article aside blockquote caption dd details div dl dt fieldset figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tr ul'.split(
    ' ',
  ),
);

/** White space between two texts, from weakest to strongest. */
const spaces = ['', ' ', '\t', '\n', '\n\n'] as const;
const [none, word, cell, line, block] = [0, 1, 2, 3, 4] as const;

/** White space except single spaces, which need no replacement. */
const wideSpace = /[^\S ]\s*| \s+/g;

/** A tag of safe HTML: its attributes contain neither `<` nor `>`. */
const tag = /<(\/?)([a-z][a-z0-9]*)(?![a-z0-9])[^<>]*>/;

/** The visible text of safe HTML, with a blank line between blocks and a tab between table cells. */
export const htmlText = (html: string): string => {
  let text = '';
  let isPreformatted = false;
  let pending: number = none;
  const separate = (space: number): void => {
    if (space > pending) pending = space;
  };
  const add = (part: string): void => {
    text += (text === '' ? '' : spaces[pending]) + part;
    pending = none;
  };
  const addText = (part: string): void => {
    const begun = part.trimStart();
    const inner = begun.trimEnd();
    if (isPreformatted) add(part);
    else if (inner === '') separate(word);
    else {
      if (begun !== part) separate(word);
      add(inner.replace(wideSpace, ' '));
      if (inner !== begun) separate(word);
    }
  };
  // Text, the slash of an end tag, the name of the tag, and so on.
  const pieces = html.split(tag);
  for (let index = 0; index < pieces.length; index += 3) {
    const part = pieces[index] ?? '';
    const isEnd = pieces[index + 1] === '/';
    const name = pieces[index + 2] ?? '';
    if (part !== '') addText(part.includes('&') ? decodeHTML(part) : part);
    if (name === 'pre') isPreformatted = !isEnd;
    if (name === 'br') separate(pending === line ? block : line);
    else if ((name === 'td' || name === 'th') && !isEnd) separate(cell);
    else if (blocks.has(name)) separate(block);
  }
  return text.trim();
};

const tagLike = /<[a-z/!?]/i;
const entityLike = /&(#?[\p{L}\p{N}_]+);?/gu;

/**
 * Whether a reader that parses plain text as HTML would show something else, because the text contains a
 * tag, or an entity with or without its semicolon. `AT&T` and `a < b` are safe.
 */
export const looksLikeHtml = (text: string): boolean =>
  tagLike.test(text) || (text.includes('&') && holdsEntity(text));

const holdsEntity = (text: string): boolean =>
  [...text.matchAll(entityLike)].some(([, name = '']) => /[#\p{N}_]/u.test(name) || isEntity(name));

const isEntity = (name: string): boolean => decodeHTML(`&${name};`) !== `&${name};`;
