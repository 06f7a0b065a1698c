import { feedFormats, siteKeys } from '../../contract.ts';
import type { Line } from '../paint.ts';
import type { ChannelRow } from './read-channel-rows.ts';

/** The number of channels that fit on a screen. */
const mostRows = 15;

/** In characters. A longer address, such as a percent-encoded Arabic one, exceeds the column. */
const widestAddress = 56;

/** The addresses and channels of the site, as lines. */
export const describeSite = (baseUrl: string, channels: readonly ChannelRow[]): Line[] => {
  const subscribe = `${baseUrl}/${siteKeys.subscribe.replace(/(?<![^/])[^/]*$/, '')}`;
  const files = formats.map(({ file }) => file).join(', ');
  const rest = channels.length - mostRows;
  return [
    `Front page  ${baseUrl}/`,
    ...formats.map(({ name, file }) => `${name.padEnd(11)} ${baseUrl}/${file}`),
    `Subscribe   ${subscribe}`,
    '',
    ...(channels.length > 0 ? tableOf(channels.slice(0, mostRows)) : ['Nothing is published yet.']),
    ...(rest > 0 ? [`         and ${rest.toLocaleString('en')} more: ${subscribe}`] : []),
    '',
    { style: 'dim', text: `Each page has its feeds below it: ${files}.` },
  ];
};

const formats = Object.values(feedFormats);

const tableOf = (channels: readonly ChannelRow[]): Line[] => {
  const widths = channels.map(({ address }) => address.length);
  const width = Math.min(widestAddress, Math.max(...widths));
  const row = (entries: string, address: string, name: string) =>
    `${entries.padStart(7)}  ${address.padEnd(width)}  ${name}`;
  return [
    { style: 'bold', text: row('Entries', 'Page', 'Channel') },
    ...channels.map(({ entries, address, name }) =>
      row(entries.toLocaleString('en'), address, name),
    ),
  ];
};
