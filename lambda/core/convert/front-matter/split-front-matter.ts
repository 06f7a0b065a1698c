import type { BodyFault } from '../body.ts';

type FrontMatterFormat = 'yaml' | 'toml' | 'json';

/** The block at the head of a file that holds its fields. */
export interface FrontMatterBlock {
  readonly format: FrontMatterFormat;
  readonly text: string;
  /** The line of the file on which the text begins, from 1. */
  readonly firstLine: number;
}

/** A source text split into its front matter and what follows. */
export interface SplitSource {
  readonly block?: FrontMatterBlock;
  readonly body: string;
}

interface Fence {
  readonly format: FrontMatterFormat;
  readonly closing: RegExp;
  /** For messages. */
  readonly closedBy: string;
}

const dashes = /^---[ \t]*$/;
const dashesOrDots = /^(?:---|\.\.\.)[ \t]*$/;
const pluses = /^\+\+\+[ \t]*$/;

/** What opens a block: Jekyll's and Hugo's fences, and those of gray-matter that name the format. */
const fenceOf = (line: string): Fence | undefined => {
  if (pluses.test(line)) return { format: 'toml', closing: pluses, closedBy: '+++' };
  const [, name] = /^---(|yaml|yml|toml|json)[ \t]*$/i.exec(line) ?? [];
  if (name === undefined) return undefined;
  const format = /^(?:toml|json)$/i.test(name) ? (name.toLowerCase() as 'toml' | 'json') : 'yaml';
  return { format, closing: format === 'yaml' ? dashesOrDots : dashes, closedBy: '---' };
};

/**
 * Splits off the front matter, before which only blank lines may stand:
 * - YAML between lines `---`; the last may also be `...`
 * - TOML between lines `+++`, or `---toml` and `---`
 * - JSON: an object that ends with a line `}`, or between `---json` and `---`
 */
export const splitFrontMatter = (text: string): SplitSource | BodyFault => {
  const lines = text.split('\n');
  const start = lines.findIndex((line) => line.trim() !== '');
  const fence = fenceOf(lines[start] ?? '');
  if (fence === undefined) return splitJson(text, lines, start);
  const end = lines.findIndex((line, index) => index > start && fence.closing.test(line));
  if (end < 0) {
    return {
      fault: 'the front matter is not closed',
      remedy: `Put a line "${fence.closedBy}" below it`,
      line: start + 1,
    };
  }
  const { format } = fence;
  return {
    block: { format, text: lines.slice(start + 1, end).join('\n'), firstLine: start + 2 },
    body: bodyFrom(lines, end + 1),
  };
};

/** A second closing fence, which is a mistake, would become a rule above the article. */
const bodyFrom = (lines: readonly string[], first: number): string => {
  const next = lines.findIndex((line, index) => index >= first && line.trim() !== '');
  return lines.slice(dashes.test(lines[next] ?? '') ? next + 1 : first).join('\n');
};

const splitJson = (text: string, lines: readonly string[], start: number): SplitSource => {
  if (!/^\s*\{\s*"/.test(text)) return { body: text };
  const end = lines.findIndex(
    (line, index) => index >= start && (index === start ? /^\{.*\}\s*$/ : /^\}\s*$/).test(line),
  );
  if (end < 0) return { body: text };
  return {
    block: { format: 'json', text: lines.slice(start, end + 1).join('\n'), firstLine: start + 1 },
    body: lines.slice(end + 1).join('\n'),
  };
};
