import { styleText } from 'node:util';
import { shown, shownJson } from './shown.ts';

type Style = 'bold' | 'dim' | 'red' | 'yellow' | 'green' | 'cyan';
type Paint = (text: string) => string;

/** An output stream of the process. A terminal is a `tty.WriteStream`. */
export interface Output {
  readonly isTTY?: boolean;
  hasColors?(): boolean;
  write(text: string): unknown;
}

/** Colours for a terminal that supports them, unless `NO_COLOR` is set; otherwise plain text. */
export const paint = (stream: Output): Readonly<Record<Style, Paint>> => {
  const isColourful = stream.isTTY === true && stream.hasColors?.() === true;
  const painter =
    (style: Style): Paint =>
    (text) =>
      isColourful ? styleText(style, text, { validateStream: false }) : text;
  return {
    bold: painter('bold'),
    dim: painter('dim'),
    red: painter('red'),
    yellow: painter('yellow'),
    green: painter('green'),
    cyan: painter('cyan'),
  };
};

/** Styles by the first word of a line. */
const styles: Readonly<Record<string, Style>> = {
  published: 'green',
  ready: 'green',
  new: 'green',
  changed: 'yellow',
  edited: 'green',
  waiting: 'cyan',
  unchanged: 'dim',
  draft: 'dim',
  expired: 'dim',
  withdrawn: 'dim',
  gone: 'red',
  REJECTED: 'red',
  'error:': 'red',
  'warning:': 'yellow',
  'note:': 'dim',
};

/** A part of a line, as it is or in a style. */
type Part = string | { readonly style: Style; readonly text: string };

export type Line = Part | readonly Part[];

/**
 * Writes lines, with the first word of each in its style. What could command the terminal is shown instead,
 * so every text may come from others.
 */
export const writeLines = (stream: Output, lines: readonly Line[]): void => {
  const colours = paint(stream);
  const painted = (part: Part): string =>
    typeof part === 'string'
      ? shown(part).replace(/^\s*(\S+)/, (all, word: string) => {
          const style = Object.hasOwn(styles, word) ? styles[word] : undefined;
          return style ? all.replace(word, colours[style](word)) : all;
        })
      : colours[part.style](shown(part.text));
  stream.write(lines.map((line) => `${[line].flat().map(painted).join('')}\n`).join(''));
};

/** Writes the result of a command as one JSON document. */
export const writeJson = (stream: Output, value: unknown): void => {
  stream.write(`${shownJson(JSON.stringify(value, undefined, 2))}\n`);
};
