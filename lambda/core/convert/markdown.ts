import MarkdownIt, { type Token } from 'markdown-it';
import footnote from 'markdown-it-footnote';
import { cleanLine } from '../text.ts';
import type { ConvertBody } from './body.ts';

const markdown = new MarkdownIt({ html: true, linkify: true }).use(footnote);

/** Markdown (CommonMark, tables, strikethrough, footnotes). Its first top-level heading may be the headline. */
export const convertMarkdown: ConvertBody = (text, { title }) => {
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

const plain = (tokens: readonly Token[]): string =>
  tokens
    .map(({ type, content, children }) => {
      if (type === 'softbreak' || type === 'hardbreak') return ' ';
      return children ? plain(children) : type === 'html_inline' ? '' : content;
    })
    .join('');
