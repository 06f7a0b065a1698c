import { feedFormats, siteKeys } from '../../contract.ts';
import { counted } from '../counted.ts';
import type { ChannelRow } from './read-channels.ts';

/** How many channels a screen has room for. */
const mostRows = 15;

/** In characters; a longer address, such as one of Arabic letters in percent signs, sticks out. */
const widestAddress = 56;

/** Where the site can be seen, and what it holds: a line each. */
export const describeSite = (baseUrl: string, channels: readonly ChannelRow[]): string[] => {
  const subscribe = `${baseUrl}/${siteKeys.subscribe.replace(/[^/]*$/, '')}`;
  const formats = Object.values(feedFormats);
  const shown = channels.slice(0, mostRows);
  const width = Math.min(widestAddress, Math.max(0, ...shown.map(({ address }) => address.length)));
  const row = (entries: string, address: string, name: string) =>
    `${entries.padStart(7)}  ${address.padEnd(width)}  ${name}`;
  const rest = channels.length - shown.length;
  return [
    `Front page  ${baseUrl}/`,
    ...formats.map(({ name, file }) => `${name.padEnd(11)} ${baseUrl}/${file}`),
    `Subscribe   ${subscribe}`,
    '',
    row('Entries', 'Page', 'Channel'),
    ...shown.map(({ entries, address, name }) => row(entries.toLocaleString('en'), address, name)),
    ...(rest > 0 ? [`         and ${counted(rest, 'more', 'more')}: ${subscribe}`] : []),
    '',
    `Each page has its feeds below it: ${formats.map(({ file }) => file).join(', ')}.`,
  ];
};
