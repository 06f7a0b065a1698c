import { escapeMarkup } from '../../text.ts';
import { endsSentence, endsWithColon, lengthOf } from '../origin/line-key.ts';
import type { Unit } from './units.ts';

type Role = 'heading' | 'item' | 'quote' | 'text';

/** Sub-headings are short. In letters of an alphabet. */
const longestHeading = 80;

/** Verses and addresses stand in lines of their own; longer ones are paragraphs. */
const longestVerse = 100;

/** Units as HTML, not yet safe: paragraphs, sub-headings, lists, quotations and verses. */
export const structure = (units: readonly Unit[]): string => {
  const parts: string[] = [];
  let index = 0;
  while (index < units.length) {
    const role = roleOf(units, index);
    const end = endOf(units, index, role);
    parts.push(render(role, units.slice(index, end)));
    index = end;
  }
  return parts.join('\n');
};

const bullet = /^[*•‣◦▪]\s+|^・|^-\s+/u;
const quoteMark = /^>\s*/;
const headingMark = /^(#{1,6})\s+/;

const roleOf = (units: readonly Unit[], index: number): Role => {
  const { text } = units[index] as Unit;
  if (headingMark.test(text) || isSubheading(units, index)) return 'heading';
  if (quoteMark.test(text)) return 'quote';
  return isItem(units[index]) && (isItem(units[index - 1]) || isItem(units[index + 1]))
    ? 'item'
    : 'text';
};

/** A dash may also open somebody's words in a dialogue, which ask and exclaim. */
const isItem = (unit: Unit | undefined): boolean =>
  unit !== undefined &&
  bullet.test(unit.text) &&
  !(unit.text.startsWith('-') && /[?!]["”»]?$/.test(unit.text.slice(-2)));

/** A short line between two paragraphs that neither ends as a sentence nor opens as speech. */
const isSubheading = (units: readonly Unit[], index: number): boolean => {
  const [before, unit, after] = [units[index - 1], units[index], units[index + 1]];
  if (before === undefined || unit === undefined || after === undefined) return false;
  const { text, block } = unit;
  return (
    lengthOf(text) <= longestHeading &&
    /^[\p{Lu}\p{Lo}\p{N}]/u.test(text) &&
    /\p{L}{2}/u.test(text) &&
    !/[.,;:…。、，：؛،—–-]$/u.test(text) &&
    !endsSentence(text) &&
    isParagraph(before) &&
    isParagraph(after) &&
    (before.block !== block || after.block === block)
  );
};

const isParagraph = ({ text }: Unit): boolean =>
  lengthOf(text) > longestVerse && endsSentence(text) && !endsWithColon(text);

const endOf = (units: readonly Unit[], from: number, role: Role): number => {
  let end = from + 1;
  if (role === 'item' || role === 'quote') {
    while (end < units.length && roleOf(units, end) === role) end += 1;
  }
  if (role === 'text') {
    while (
      isVerse(units[end - 1]) &&
      isVerse(units[end]) &&
      units[end]?.block === units[from]?.block
    )
      end += 1;
  }
  return end;
};

const isVerse = (unit: Unit | undefined): boolean =>
  unit !== undefined && unit.text.length <= longestVerse && !bullet.test(unit.text);

const render = (role: Role, units: readonly Unit[]): string => {
  const texts = units.map(({ text }) => text);
  switch (role) {
    case 'heading':
      return texts
        .map((text) => element(`h${levelOf(text)}`, text.replace(headingMark, '')))
        .join('\n');
    case 'item':
      return `<ul>\n${texts.map((text) => element('li', text.replace(bullet, ''))).join('\n')}\n</ul>`;
    case 'quote':
      return `<blockquote>\n${texts.map((text) => element('p', text.replace(quoteMark, ''))).join('\n')}\n</blockquote>`;
    case 'text':
      return `<p>${texts.map(escapeMarkup).join('<br />')}</p>`;
  }
};

const element = (name: string, text: string): string => `<${name}>${escapeMarkup(text)}</${name}>`;

const levelOf = (text: string): number => Math.max(2, headingMark.exec(text)?.[1]?.length ?? 2);
