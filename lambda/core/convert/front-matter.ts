/** A source text split into its YAML front matter and what follows. */
export interface SplitSource {
  /** Undefined when the text has no front matter. */
  readonly yaml?: string;
  /** The line of the text on which the YAML begins. */
  readonly yamlLine: number;
  readonly body: string;
}

const fence = /^---[ \t]*$/;
const closing = /^(?:---|\.\.\.)[ \t]*$/;

/**
 * Front matter stands between a first line `---`, with nothing but blank lines before it, and the
 * next such line.
 * @returns undefined when the block is opened and never closed
 */
export const splitFrontMatter = (text: string): SplitSource | undefined => {
  const lines = text.split('\n');
  const start = lines.findIndex((line) => line.trim() !== '');
  if (!fence.test(lines[start] ?? '')) return { yamlLine: 1, body: text };
  const end = lines.findIndex((line, index) => index > start && closing.test(line));
  if (end < 0) return undefined;
  return {
    yaml: lines.slice(start + 1, end).join('\n'),
    yamlLine: start + 2,
    body: lines.slice(end + 1).join('\n'),
  };
};
