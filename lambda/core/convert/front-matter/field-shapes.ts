import type { ArticleField } from './article-fields.ts';

type Shape = (value: unknown) => unknown;

type FieldMap = Readonly<Record<string, unknown>>;

export const isMap = (value: unknown): value is FieldMap =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isGiven = (value: unknown): boolean => value !== null && value !== undefined && value !== '';

/** A list without what is empty in it; lists in lists, as Hexo has them, are one list. */
export const flatList = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value.flat(3).filter(isGiven) : isGiven(value) ? [value] : [];

const listShape: Shape = (value) => (Array.isArray(value) ? flatList(value) : value);

/** Renames the members of a map; the first name that is given counts. Others are left out. */
const pick = (value: FieldMap, names: Readonly<Record<string, readonly string[]>>): FieldMap =>
  Object.fromEntries(
    Object.entries(names).flatMap(([ours, theirs]) => {
      const name = theirs.find((each) => isGiven(value[each]));
      return name === undefined ? [] : [[ours, value[name]]];
    }),
  );

const pictureNames = {
  url: ['url', 'src', 'path', 'image', 'filename', 'file', 'href', 'teaser'],
  alt: ['alt', 'alt_text', 'altText'],
  caption: ['caption', 'image_caption'],
  credit: ['credit', 'attribution', 'copyright'],
};

/** An address or a map; of a list, the first. A theme's switch such as `image: true` is no picture. */
const picture: Shape = (value) => {
  const [first = null] = flatList(value);
  if (typeof first === 'boolean') return null;
  return isMap(first) && !('url' in first) ? pick(first, pictureNames) : first;
};

const personNames = {
  name: ['name', 'display_name', 'title'],
  email: ['email'],
  url: ['url', 'link', 'website', 'uri'],
};

/** Profiles have pictures and accounts besides the name. */
const people: Shape = (value) => {
  const one = (each: unknown) => (isMap(each) ? pick(each, personNames) : each);
  return Array.isArray(value) ? flatList(value).map(one) : one(value);
};

/** Jekyll's tags may stand in one text, `a b c`. With commas, or capitals, blanks belong to the names. */
const tags: Shape = (value) =>
  typeof value === 'string' && /^[\p{Ll}\p{N}_-]+(?: +[\p{Ll}\p{N}_-]+)+$/u.test(value.trim())
    ? value.trim().split(/ +/)
    : listShape(value);

const firstOfList: Shape = (value) => flatList(value)[0] ?? null;

/** Eleventy's words for the times that the file system or git knows. */
const date: Shape = (value) =>
  /^(?:git )?(?:last modified|created)$/i.test(String(value)) ? null : value;

/** The day in an address such as `/2026/01/05/night-ferry/`; of a list, in the first that has one. */
export const dayInAddress: Shape = (value) => {
  const days = flatList(value).flatMap((each) => {
    const [, day] = /(?:^|\/)((?:19|20)\d{2}\/[01]?\d\/[0-3]?\d)\//.exec(String(each)) ?? [];
    return day === undefined ? [] : [day];
  });
  return days[0] ?? null;
};

/** The shapes that other systems give to fields, turned into ours. */
export const shapes: Readonly<Partial<Record<ArticleField, Shape>>> = {
  date,
  updated: date,
  author: people,
  authors: people,
  section: firstOfList,
  language: firstOfList,
  tags,
  image: picture,
};
