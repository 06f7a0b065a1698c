import { wordsIn } from './pages/words.ts';

/**
 * The style of RSS and Atom in a browser, for people who follow a link to a feed: what it is, its title, and
 * headline, date, summary and address of each entry. Nothing else of it is shown.
 * @param language of the publication (BCP 47)
 */
export const feedStyle = (language: string): string => {
  const { whatIsAFeed, howFromHere } = wordsIn(language);
  return `@namespace atom "http://www.w3.org/2005/Atom";
rss, atom|feed {
  display: block; max-width: 44rem; margin: 0 auto; padding: 1rem 1.25rem 3rem;
  font: 1.05rem/1.6 Charter, Georgia, serif; color: #1c1a17; background: #fffdf8;
}
rss::before, atom|feed::before {
  display: block; margin: 0 0 2rem; padding: .8rem 1rem;
  font: .9rem/1.5 system-ui, sans-serif; border: 1px solid #ded8cb; border-radius: .3rem;
  content: ${cssString(`${whatIsAFeed} ${howFromHere}`)};
}
rss *, atom|feed * { display: none }
channel, item, atom|entry,
channel > title, channel > description, atom|feed > atom|title, atom|feed > atom|subtitle,
item > title, item > pubDate, item > description, item > link,
atom|entry > atom|title, atom|entry > atom|published, atom|entry > atom|summary,
atom|entry > atom|link[rel=alternate] { display: block }
channel > title, atom|feed > atom|title { font-size: 2rem; font-weight: bold; line-height: 1.2 }
item, atom|entry { margin-top: 1.5rem; padding-top: 1rem; border-top: 1px solid #ded8cb }
item > title, atom|entry > atom|title { font-size: 1.3rem; font-weight: bold; line-height: 1.25 }
item > pubDate, item > link, atom|published, atom|entry > atom|link {
  font: .8rem/1.6 system-ui, sans-serif; color: #625c52; overflow-wrap: anywhere;
}
atom|entry > atom|link[rel=alternate]::before { content: attr(href) }
@media (prefers-color-scheme: dark) {
  rss, atom|feed { color: #e9e5dc; background: #15171a }
  item > pubDate, item > link, atom|published, atom|entry > atom|link { color: #aaa397 }
}
`;
};

/** A text as a string of CSS (drafts.csswg.org/css-syntax, consume a string token). */
const cssString = (text: string): string =>
  `"${text.replace(/["\\\n]/g, (letter) => `\\${letter.codePointAt(0)?.toString(16)} `)}"`;
