import { SaxesParser } from 'saxes';
import type { EntryBody } from './entry-body.ts';
import type { XmlDocument, XmlEntry } from './xml-document.ts';

/** By their prefixes. */
type Namespaces = Readonly<Record<string, string>>;

/** What has been found sound, with the namespaces among which an entry is. A body has no names. */
const soundEntries = new WeakMap<XmlEntry, string>();
const soundBodies = new WeakSet<EntryBody>();

/**
 * Throws at the first thing that is not XML 1.0 with namespaces. Entries and bodies are parsed once, then
 * left out; that is as strict as parsing all of it. An entry opens and closes its elements itself, a
 * body has none, and both stand between tags: so they are sound, or not, wherever an element may be, and
 * an entry wherever its prefixes mean the same.
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
  /** How many elements are open at its end. */
  readonly depth: number;
  /** How few of them have been in it. */
  readonly lowest: number;
  /** How many it opened. */
  readonly elements: number;
}

interface Reader {
  /** Throws unless an element could follow. */
  read(xml: string): Part;
  /** Those of the element that is open. */
  namespaces(): Namespaces;
  finish(xml: string): void;
}

/** An element that stands behind each part, to see that one may. */
const place = 'place';

const createReader = (): Reader => {
  // Throws by itself, since it has no listener for errors.
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

/** Nothing that parts of a document have at their ends may become one with what is beside it. */
const assertTags = (xml: string): void => {
  if (!xml.trimStart().startsWith('<') || !xml.trimEnd().endsWith('>')) {
    throw new Error('a part of it does not begin and end with a tag');
  }
};
