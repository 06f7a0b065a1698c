import { styleText } from 'node:util';

type Style = 'bold' | 'dim' | 'red' | 'yellow' | 'green' | 'cyan';
type Paint = (text: string) => string;

/** What a stream of the process tells of itself: a terminal is a `tty.WriteStream`. */
export interface Output {
  readonly isTTY?: boolean;
  hasColors?(): boolean;
  write(text: string): unknown;
}

/** Colours for a terminal that has them, and whose user has not set `NO_COLOR`; else none. */
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

/** By the first word of a line: what it says of a source, or of a fault. */
const styles: Readonly<Record<string, Style>> = {
  published: 'green',
  ready: 'green',
  new: 'green',
  changed: 'yellow',
  edited: 'green',
  waiting: 'cyan',
  unchanged: 'dim',
  draft: 'dim',
  withdrawn: 'dim',
  gone: 'red',
  REJECTED: 'red',
  'error:': 'red',
  'warning:': 'yellow',
  'note:': 'dim',
};

/** Writes lines, each with its first word in the colour that belongs to it. */
export const writeLines = (stream: Output, lines: readonly string[]): void => {
  const colours = paint(stream);
  const painted = lines.map((line) =>
    line.replace(/^\s*(\S+)/, (all, word: string) => {
      const style = Object.hasOwn(styles, word) ? styles[word] : undefined;
      return style ? all.replace(word, colours[style](word)) : all;
    }),
  );
  stream.write(painted.map((line) => `${line}\n`).join(''));
};

/** The one document that a command prints for machines. */
export const writeJson = (stream: Output, value: unknown): void => {
  stream.write(`${JSON.stringify(value, undefined, 2)}\n`);
};
