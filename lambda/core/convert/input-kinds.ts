import type { ConvertText } from './body.ts';
import { type ConvertBytes, fromText } from './from-text.ts';
import { convertMarkdown } from './markdown.ts';

/** A kind of source file. */
interface InputKind {
  readonly convert: ConvertBytes;
  /** What to do where it has no headline. */
  readonly headline: string;
}

export type InputKinds = Readonly<Record<string, InputKind>>;

/** Text needs the phrases, in ten languages, that leftovers of a page are known by. */
const convertPlainText: ConvertText = async (text, options) =>
  (await import('./plain-text.ts')).convertPlainText(text, options);

/** Pages need a document tree, which takes time and memory to load. */
const convertHtml: ConvertText = async (text, options) =>
  (await import('./html/convert-html.ts')).convertHtml(text, options);

const markdown: InputKind = {
  convert: fromText(convertMarkdown),
  headline: 'Make "# " and the headline the first line',
};

const page: InputKind = {
  convert: fromText(convertHtml, { isPage: true }),
  headline: 'Put the headline into an <h1>',
};

/** By the extension of a file's name. */
export const inputKinds: InputKinds = {
  txt: { convert: fromText(convertPlainText), headline: 'Make the headline the first line' },
  md: markdown,
  markdown,
  html: page,
  htm: page,
};
