import { frontPageKey } from '../../contract.ts';
import { addressOf } from '../addresses.ts';
import type { ChannelContent } from '../channel.ts';
import { escapeMarkup } from '../text.ts';
import { renderPage } from './page.ts';

/** What people see where there is nothing, at whatever address: all of its own are absolute. */
export const renderNotFoundPage = ({
  publication,
  baseUrl,
}: Pick<ChannelContent, 'publication' | 'baseUrl'>): string => {
  const front = escapeMarkup(addressOf(baseUrl, frontPageKey));
  return renderPage({
    title: `Page not found: ${publication.title}`,
    language: 'en',
    head: ['<meta name="robots" content="noindex">'],
    main: `<main>
<h1>There is nothing here</h1>
<p>The page has moved or gone, or the address has a slip in it.</p>
<p>Go to <a href="${front}">${escapeMarkup(publication.title)}</a>.</p>
</main>`,
  });
};
