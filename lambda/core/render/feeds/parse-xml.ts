import { SaxesParser } from 'saxes';
import type { EntryBody } from './entry-body.ts';
import type { XmlDocument, XmlEntry } from './xml-document.ts';

/** Namespaces by prefix. */
type Namespaces = Readonly<Record<string, string>>;

/** Entries that have parsed, with the namespaces in which they did. Bodies contain no names, so they need none. */
const soundEntries = new WeakMap<XmlEntry, string>();
const soundBodies = new WeakSet<EntryBody>();

/**
 * Throws at the first error, unless the document is XML 1.0 with namespaces. It parses entries and bodies
 * once and then skips them. That is as strict as parsing the whole document: an entry closes all elements
 * that it opens, a body has none, and both stand between tags. So the result is the same at every place
 * where an element may be; for an entry, as long as its prefixes mean the same.
 */
export const parseXml = ({ head, entries, end }: XmlDocument): void => {
  const reader = createReader();
  const { depth } = reader.read(head);
  if (depth === 0) throw new Error('entries are outside of the root');
  const namespaces = JSON.stringify(reader.namespaces());
  for (const entry of entries) {
    if (soundEntries.get(entry) === namespaces) continue;
    readEntry(reader, entry, depth);
    soundEntries.set(entry, namespaces);
  }
  reader.finish(end);
};

const readEntry = (reader: Reader, { start, body, end }: XmlEntry, depth: number): void => {
  const first = reader.read(start);
  if (!soundBodies.has(body)) {
    const { elements, lowest } = reader.read(body.xml);
    if (elements > 0 || lowest < first.depth) throw new Error('a body has tags');
    soundBodies.add(body);
  }
  const last = reader.read(end);
  if (Math.min(first.lowest, last.lowest) < depth || last.depth !== depth) {
    throw new Error('an entry does not end what it begins');
  }
};

interface Part {
  /** The number of open elements at its end. */
  readonly depth: number;
  /** The smallest number of open elements within it. */
  readonly lowest: number;
  /** The number of elements that it opened. */
  readonly elements: number;
}

interface Reader {
  /** Throws unless an element may follow. */
  read(xml: string): Part;
  /** The namespaces of the open element. */
  namespaces(): Namespaces;
  finish(xml: string): void;
}

/** An element that is written after each part, to test that an element may be there. */
const place = 'place';

const createReader = (): Reader => {
  // Without an error listener the parser throws.
  const parser = new SaxesParser({ xmlns: true, position: true });
  const open: Namespaces[] = [];
  let [lowest, elements, places] = [0, 0, 0];
  parser.on('opentag', ({ name, ns }) => {
    open.push(ns);
    if (name === place) places += 1;
    else elements += 1;
  });
  parser.on('closetag', () => {
    open.pop();
    if (open.length < lowest) lowest = open.length;
  });
  return {
    read(xml) {
      assertTags(xml);
      [lowest, elements, places] = [open.length, 0, 0];
      parser.write(xml);
      const depth = open.length;
      parser.write(`<${place}/>`);
      if (places !== 1) throw new Error('a part does not end where an element may be');
      return { depth, lowest, elements };
    },
    namespaces: () => Object.assign({}, ...open),
    finish(xml) {
      assertTags(xml);
      parser.write(xml).close();
    },
  };
};

/** The ends of a part must not combine with its neighbours, so each end must be a tag. */
const assertTags = (xml: string): void => {
  if (!xml.trimStart().startsWith('<') || !xml.trimEnd().endsWith('>')) {
    throw new Error('a part of it does not begin and end with a tag');
  }
};
