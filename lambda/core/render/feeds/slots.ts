import { cleanText } from '../../text.ts';
import { plainName, plainText } from './xml-plain-text.ts';

/**
 * Keeps the texts of articles away from the `feed` package. The package escapes some fields but not others,
 * and writes some as CDATA. Its XML writer turns a literal `&amp;` back into `&`, a second `]]>` ends its
 * CDATA, and `URL` rewrites addresses and ids, or throws. So the package gets the name of a slot instead,
 * which it takes for a URL. The text goes into the finished document, escaped for its place.
 */
export interface Slots {
  /** A slot for text as the content of an element. */
  text(text: string): string;
  /** A slot for the content of an element that holds plain text, but that some readers parse as HTML. */
  plain(text: string): string;
  /** A slot for the name of a person, as the content of an element. */
  name(name: string): string;
  /** A slot for text as the value of an attribute. */
  attribute(text: string): string;
  /** A slot for an absolute address, as content or attribute. */
  address(address: string): string;
  /** A slot for HTML as the content of an element. */
  html(html: string): string;
  /** The contents of the slots, by number. The next slot starts a new document at number 0. */
  take(): readonly string[];
}

/** Marks the place of an entry's body. */
export const bodySlot = 'slot:body';

/** Splits a document at its slots, with or without CDATA around them. Every second part is the number of a slot. */
export const partAtSlots = (document: string): readonly string[] =>
  document.replace(/<!\[CDATA\[(slot:\d+)\]\]>/g, '$1').split(/slot:(\d+)/);

/** Joins a split document, with the contents in the slots. */
export const fillSlots = (parts: readonly string[], contents: readonly string[]): string =>
  parts.reduce(
    (document, part, index) => document + (index % 2 === 0 ? part : (contents[Number(part)] ?? '')),
  );

export const createSlots = (): Slots => {
  let contents: string[] = [];
  const slot = (xml: string): string => `slot:${contents.push(xml) - 1}`;
  const text = (given: string): string => slot(asReferences(given, /[&<>\t\n\u2060]/g));
  return {
    text,
    plain: (given) => text(plainText(cleanText(given))),
    name: (name) => text(plainName(cleanText(name))),
    attribute: (given) => slot(asReferences(given, /[&<>"\t\n]/g)),
    address: (address) => slot(asReferences(address, /[&<>"]/g)),
    html: (html) => slot(cdata(cleanText(html))),
    take() {
      const taken = contents;
      contents = [];
      return taken;
    },
  };
};

/**
 * Escapes characters as hexadecimal references, the form that readers and validators accept in RSS titles.
 * Line ends and tabs are escaped too, because a validator looks for a reference only in the first line of
 * a title. The invisible word joiner becomes visible in the source.
 */
const asReferences = (text: string, markup: RegExp): string =>
  cleanText(text).replace(
    markup,
    (character) => `&#x${character.charCodeAt(0).toString(16).toUpperCase()};`,
  );

/**
 * Clean text as a CDATA section. A section cannot contain its own end, so a `]]>` is split between two
 * sections.
 */
export const cdata = (text: string): string =>
  `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
