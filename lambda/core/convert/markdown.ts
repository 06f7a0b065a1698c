import MarkdownIt, { type Token } from 'markdown-it';
import footnote from 'markdown-it-footnote';
import { cleanLine } from '../text.ts';
import type { BodyOptions, ConvertedBody } from './body.ts';

const markdown = new MarkdownIt({ html: true, linkify: true, xhtmlOut: true }).use(footnote);

/** The plugin puts the tokens of each footnote behind all others. A copy each time takes the square of their number. */
class GrowingTokens extends Array<Token> {
  override concat(more: readonly Token[]): GrowingTokens {
    for (const token of more) this.push(token);
    return this;
  }
}

markdown.core.ruler.before('footnote_tail', 'growing_tokens', (state) => {
  state.tokens = GrowingTokens.from(state.tokens);
});

/** An address has one of these; the search for addresses stops at each mark of punctuation. */
const addressMark = /\/\/|@/;

const { linkify } = markdown;
const hasAddress = linkify.test.bind(linkify);
linkify.test = (text) => addressMark.test(text) && hasAddress(text);

/** Markdown (CommonMark, tables, strikethrough, footnotes). Its first top-level heading may be the headline. */
export const convertMarkdown = (text: string, { title }: BodyOptions): ConvertedBody => {
  const environment = {};
  const tokens = markdown.parse(text, environment);
  const start = tokens.findIndex(
    ({ type, tag, level }) => type === 'heading_open' && tag === 'h1' && level === 0,
  );
  const heading = cleanLine(plain(tokens[start + 1]?.children ?? []));
  const isHeadline = start >= 0 && heading !== '' && (title === undefined || title === heading);
  const rest = isHeadline ? tokens.toSpliced(start, 3) : tokens;
  const headline = title ?? (isHeadline ? heading : undefined);
  const html = markdown.renderer.render(rest, markdown.options, environment);
  return { ...(headline === undefined ? {} : { title: headline }), html, removed: [] };
};

/** What opens and closes what is no text; the content of the two is left out with them. */
const hidden = /^<(\/?)(?:script|style)\b/i;

const plain = (tokens: readonly Token[]): string => {
  let isHidden = false;
  return tokens
    .filter(({ type, content }) => {
      const [tag, end] = (type === 'html_inline' && hidden.exec(content)) || [];
      if (tag !== undefined) isHidden = end === '';
      return !isHidden;
    })
    .map(({ type, content, children }) => {
      if (type === 'softbreak' || type === 'hardbreak') return ' ';
      return children ? plain(children) : type === 'html_inline' ? '' : content;
    })
    .join('');
};
