import type { Feed } from 'feed';
import { siteKeys } from '../../contract.ts';
import { addressOf } from '../addresses.ts';
import type { Article } from '../article.ts';
import type { ChannelContent } from '../channel.ts';
import { escapeMarkup } from '../text.ts';
import { entryBodies } from './entry-body.ts';
import { rememberEntries } from './entry-memory.ts';
import { itemOf, libraryFeed, type UndatedItem, type Wording } from './feed-library.ts';
import { bodySlot, createSlots, fillSlots, partAtSlots, type Slots } from './slots.ts';
import type { XmlDocument, XmlEntry } from './xml-document.ts';

/** What one of the two XML formats has of its own. All text goes into slots. */
export interface XmlFormat {
  readonly name: 'rss' | 'atom';
  /** The tags in which the package puts an entry, and the one that ends what holds them. */
  readonly entryStart: string;
  readonly end: string;
  wording(slots: Slots): Wording;
  /** What an entry has in this format beside what it has in both. */
  itemFields(article: Article, slots: Slots): Partial<UndatedItem>;
  write(feed: Feed): string;
  /** Fixes and completes what the package wrote of the channel. */
  finishHead(head: string, content: ChannelContent, slots: Slots): string;
  /** What fixes and completes what the package wrote of an entry. */
  fixes(article: Article, content: ChannelContent, slots: Slots): readonly Fix[];
}

/** What is written anew in an entry, once, and what stands there then. */
type Fix = readonly [place: string | RegExp, xml: string];

export const createXmlRenderer = (
  format: XmlFormat,
): ((content: ChannelContent) => XmlDocument) => {
  const entriesOf = rememberEntries((content) => renderEntries(format, content));
  return (content) => {
    const [head, end] = renderFrame(format, content);
    return { head, entries: entriesOf(content), end };
  };
};

/** The document without its entries, parted where they belong. */
const renderFrame = (format: XmlFormat, content: ChannelContent): readonly [string, string] => {
  const slots = createSlots();
  const document = write(format, content, slots, []);
  const end = document.lastIndexOf(format.end);
  const head = format
    .finishHead(document.slice(0, end), content, slots)
    .replace('?>\n', (end) => `${end}${styleInstruction(content)}`);
  return [fillSlots(partAtSlots(head), slots.take()), `${document.slice(end)}\n`];
};

/** What browsers show the document with (w3.org/TR/xml-stylesheet). */
const styleInstruction = ({ baseUrl }: ChannelContent): string =>
  `<?xml-stylesheet type="text/css" href="${escapeMarkup(addressOf(baseUrl, siteKeys.feedStyle))}"?>\n`;

const renderEntries = (format: XmlFormat, content: ChannelContent): XmlEntry[] => {
  const drafts = draftEntries(format, content);
  const forms = writeForms(format, content, drafts);
  const bodies = entryBodies(content);
  return drafts.flatMap(({ shape, contents }, index) => {
    const [form, body] = [forms.get(shape), bodies[index]];
    if (form === undefined || body === undefined) return [];
    return { start: fillSlots(form.start, contents), body, end: fillSlots(form.end, contents) };
  });
};

/** An entry before the package has written it. */
interface Draft {
  readonly item: UndatedItem;
  readonly fixes: readonly Fix[];
  /** Of its slots. */
  readonly contents: readonly string[];
  /** The same of all entries that are written alike but for what is in their slots. */
  readonly shape: string;
}

const draftEntries = (format: XmlFormat, content: ChannelContent): Draft[] => {
  const slots = createSlots();
  const wording = format.wording(slots);
  return content.articles.map((article) => {
    const item = {
      ...itemOf(article, content, slots, wording),
      ...format.itemFields(article, slots),
    };
    const fixes = format.fixes(article, content, slots);
    return { item, fixes, contents: slots.take(), shape: JSON.stringify([item, fixes]) };
  });
};

/** What the package writes of entries of a shape, around the body and parted at the slots. */
interface Form {
  readonly start: readonly string[];
  readonly end: readonly string[];
}

/** By their shapes. The package is asked for each once. */
const writeForms = (
  format: XmlFormat,
  content: ChannelContent,
  drafts: readonly Draft[],
): ReadonlyMap<string, Form> => {
  const shapes = new Map(drafts.map((draft) => [draft.shape, draft]));
  const items = [...shapes.values()].map(({ item }) => item);
  const document = write(format, content, createSlots(), items);
  const [, ...entries] = document
    .slice(0, document.lastIndexOf(format.end))
    .split(format.entryStart);
  const forms = [...shapes].map(([shape, { fixes }], index) => {
    const entry = format.entryStart + (entries[index] ?? '');
    const fixed = fixes.reduce((xml, [place, fix]) => xml.replace(place, fix), entry);
    const [start = '', end = ''] = fixed.split(`<![CDATA[${bodySlot}]]>`);
    return [shape, { start: partAtSlots(start), end: partAtSlots(end) }] as const;
  });
  return new Map(forms);
};

const write = (
  format: XmlFormat,
  content: ChannelContent,
  slots: Slots,
  items: readonly UndatedItem[],
): string => format.write(libraryFeed(content, format.name, slots, format.wording(slots), items));
