import { cleanText } from '../text.ts';
import { plainName, plainText } from './plain-element.ts';

/**
 * The `feed` package writes some fields escaped, some not and some as CDATA; its XML writer turns a
 * literal `&amp;` back into `&`; a second `]]>` ends its CDATA; and addresses and ids come out as a
 * URL parser spells them, if they do not throw. So it is shown no text of others: it gets the name of
 * a slot, which is a URL to it, and the text is put into the finished document, in the form that XML
 * wants there.
 */
export interface Slots {
  /** Of text as an element's content. */
  text(text: string): string;
  /** Of text as the content of an element that can hold no other, but is often taken for HTML. */
  plain(text: string): string;
  /** Of the name of a person, as an element's content. */
  name(name: string): string;
  /** Of text as an attribute's value. */
  attribute(text: string): string;
  /** Of an absolute address, as either. */
  address(address: string): string;
  /** Of HTML as an element's content. */
  html(html: string): string;
  /** What goes into the slots, by their numbers. The next slot is the first of another document. */
  take(): readonly string[];
}

/** Where the package is to put the body of an entry. */
export const bodySlot = 'slot:body';

/** A document parted at its slots, whether or not the package put CDATA around them: each second part is one. */
export const partAtSlots = (document: string): readonly string[] =>
  document.replace(/<!\[CDATA\[(slot:\d+)\]\]>/g, '$1').split(/slot:(\d+)/);

/** A parted document with everything in its slot. */
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
 * As hexadecimal references: the spelling of RSS titles that readers and validators agree on, if there is
 * one in the line on which the title begins; so it has but one line. And what is invisible elsewhere is seen there.
 */
const asReferences = (text: string, markup: RegExp): string =>
  cleanText(text).replace(
    markup,
    (character) => `&#x${character.charCodeAt(0).toString(16).toUpperCase()};`,
  );

/**
 * Clean text as the content of an element, whatever markup it holds. A section cannot hold its own end, so
 * that is parted between two of them.
 */
export const cdata = (text: string): string =>
  `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
