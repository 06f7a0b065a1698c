import { discoveryKeys } from '../../../contract.ts';
import { addressOf } from '../../addresses.ts';
import {
  type Channel,
  feedAddress,
  frontPage,
  hasPages,
  nameOf,
  pageAddress,
} from '../../channel.ts';
import { channelKinds, kindNames } from '../../channel-kinds.ts';
import { escapeMarkup } from '../../text.ts';
import { languageAttributes } from '../entry-content.ts';
import type { ChannelList } from '../opml.ts';
import { copyScript } from './copy-script.ts';
import { autodiscoveryLinks, feedLinks, renderPage, subscribeAddress } from './page.ts';
import { type Words, wordsIn } from './words.ts';

/** Web readers, and the address that subscribes to a feed in each. */
const webReaders: readonly (readonly [string, (feed: string) => string])[] = [
  ['Feedly', (feed) => `https://feedly.com/i/subscription/feed%2F${encodeURIComponent(feed)}`],
  ['Inoreader', (feed) => `https://www.inoreader.com/?add_feed=${encodeURIComponent(feed)}`],
  ['NewsBlur', (feed) => `https://www.newsblur.com/?url=${encodeURIComponent(feed)}`],
  [
    'The Old Reader',
    (feed) => `https://theoldreader.com/feeds/subscribe?url=${encodeURIComponent(feed)}`,
  ],
];

/** All channels with their feeds, for people to choose from. */
export const renderSubscribePage = (list: ChannelList): string => {
  const { publication, baseUrl, channels } = list;
  const words = wordsIn(publication.language);
  const front = { ...list, channel: frontPage };
  const feed = feedAddress(front, 'rss');
  const opml = escapeMarkup(addressOf(baseUrl, discoveryKeys.channels));
  const all = [frontPage, ...channels.filter(({ kind }) => kind !== 'front')];
  const tables = kindNames.map((kind) => {
    const ofKind = all.filter((channel) => channel.kind === kind);
    return table(words[channelKinds[kind].heading], ofKind, list, words);
  });
  return renderPage(
    {
      title: `${words.subscribe} – ${publication.title}`,
      language: words.language,
      head: [
        `<link rel="canonical" href="${escapeMarkup(subscribeAddress(list))}">`,
        ...autodiscoveryLinks(front),
      ],
      main: `<h1>${words.subscribe}</h1>
<p>${words.whatIsAFeed} ${words.howToSubscribe}</p>
<div class="feeds">
<nav aria-label="${words.openIn}">
<ul>
${readerLinks(feed, words)}
</ul>
</nav>
<h2>${words.allFeeds}</h2>
<p><a href="${opml}">${words.opml}</a></p>
${tables.join('\n')}
</div>`,
      end: `<script>${copyScript}</script>\n`,
    },
    list,
  );
};

const readerLinks = (feed: string, { openIn }: Words): string =>
  [
    ['feed:', `feed:${feed}`] as const,
    ...webReaders.map(([name, addressFor]) => [name, addressFor(feed)] as const),
  ]
    .map(
      ([name, address]) =>
        `<li><a href="${escapeMarkup(address)}" aria-label="${openIn} ${name}">${name}</a></li>`,
    )
    .join('\n');

const table = (
  caption: string,
  channels: readonly Channel[],
  list: ChannelList,
  words: Words,
): string =>
  channels.length === 0
    ? ''
    : `<table>
<caption>${caption}</caption>
<tbody>
${channels.map((channel) => row({ ...list, channel }, words)).join('\n')}
</tbody>
</table>`;

const row = (named: ChannelList & { readonly channel: Channel }, words: Words): string => {
  const { publication } = named;
  const name = escapeMarkup(nameOf(named));
  const language = languageAttributes(publication.language);
  const heading = hasPages(publication)
    ? `<a ${language} href="${escapeMarkup(pageAddress(named))}">${name}</a>`
    : `<span ${language}>${name}</span>`;
  const address = escapeMarkup(feedAddress(named, 'rss'));
  return `<tr><th scope="row">${heading}</th><td>${feedLinks(named).join(' ')} <button type="button" hidden data-copy="${address}" data-copied="${words.copied}">${words.copy}</button></td></tr>`;
};
