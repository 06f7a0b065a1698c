import { escapeMarkup } from '../../text.ts';
import { languageAttributes } from '../entry-content.ts';
import { renderPage, type Site, topAddress } from './page.ts';
import { wordsIn } from './words.ts';

/** The page for status 404. It is shown at any address, so its own links are absolute. */
export const renderNotFoundPage = (site: Site): string => {
  const { publication } = site;
  const words = wordsIn(publication.language);
  const front = escapeMarkup(topAddress(site));
  return renderPage(
    {
      title: `${words.nothingHere} – ${publication.title}`,
      language: words.language,
      head: ['<meta name="robots" content="noindex">'],
      main: `<h1>${words.nothingHere}</h1>
<p>${words.whyNothing}</p>
<p><a ${languageAttributes(publication.language)} href="${front}">${escapeMarkup(publication.title)}</a></p>`,
    },
    site,
  );
};
