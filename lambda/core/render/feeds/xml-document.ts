import type { EntryBody } from './entry-body.ts';

/** A feed in XML: its entries, and the text before and after them. */
export interface XmlDocument {
  readonly head: string;
  readonly entries: readonly XmlEntry[];
  readonly end: string;
}

/** An entry: its body, and the text before and after it. */
export interface XmlEntry {
  readonly start: string;
  readonly body: EntryBody;
  readonly end: string;
}

export const xmlText = ({ head, entries, end }: XmlDocument): string => {
  const inner = entries.map((entry) => entry.start + entry.body.xml + entry.end);
  return [head, ...inner, end].join('');
};
