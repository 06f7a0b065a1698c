import type { PageDocument } from '../dom.ts';
import { plainLine } from '../page-text.ts';

/** The value of the first of the names that the page has a value for; else empty. */
export type Meta = (...names: readonly string[]) => string;

/** Reads the `<meta>` elements of a page; Open Graph calls the name a property. */
export const readMeta = (document: PageDocument): Meta => {
  const values = new Map<string, string>();
  for (const element of document.querySelectorAll('meta[content]')) {
    const value = element.getAttribute('content') ?? '';
    for (const attribute of ['property', 'name', 'itemprop', 'http-equiv']) {
      const name = element.getAttribute(attribute)?.trim().toLowerCase();
      if (name && value.trim() !== '' && !values.has(name)) values.set(name, value);
    }
  }
  return (...names) =>
    names.map((name) => plainLine(values.get(name.toLowerCase()))).find((value) => value !== '') ??
    '';
};
