import type { Article } from '../article.ts';
import { type ChannelContent, languageOf } from '../channel.ts';
import { cleanText, escapeMarkup } from '../text.ts';
import { localeOf } from './intl.ts';

/**
 * The body as the feeds contain it. A feed has one language. An article in another language gets a `div`
 * that declares it, because readers would otherwise show Arabic from left to right.
 */
export const entryContent = (article: Article, content: ChannelContent): string =>
  article.language === languageOf(content)
    ? article.body
    : `<div ${languageAttributes(article.language)}>${article.body}</div>`;

/** HTML attributes for content in a language (BCP 47). */
export const languageAttributes = (language: string): string =>
  `lang="${escapeMarkup(language)}" dir="${directionOf(language)}"`;

const rightToLeft = new Set('ar arc ckb dv fa he ks ku ps sd ug ur yi'.split(' '));
const rightToLeftScripts = new Set('Adlm Arab Hebr Nkoo Rohg Syrc Thaa'.split(' '));

/** The direction in which a language (BCP 47) is written. */
export const directionOf = (language: string): 'ltr' | 'rtl' => {
  const { language: primary, script } = localeOf(language);
  const isRightToLeft = script ? rightToLeftScripts.has(script) : rightToLeft.has(primary);
  return isRightToLeft ? 'rtl' : 'ltr';
};

/** The categories of an entry: its section, then its tags, without duplicates. */
export const categoriesOf = ({ section, tags }: Article): readonly string[] => [
  ...new Set([...(section === undefined ? [] : [section]), ...tags].map(cleanText)),
];
