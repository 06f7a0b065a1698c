/** A source text split into its YAML front matter and what follows. */
export interface SplitSource {
  /** Undefined when the text has no front matter. */
  readonly yaml?: string;
  readonly body: string;
}

const fence = /^---[ \t]*$/;
const closing = /^(?:---|\.\.\.)[ \t]*$/;

/**
 * Front matter stands between a first line `---` and the next such line; its YAML begins on line 2.
 * @returns undefined when the block is opened and never closed
 */
export const splitFrontMatter = (text: string): SplitSource | undefined => {
  const lines = text.split('\n');
  if (!fence.test(lines[0] ?? '')) return { body: text };
  const end = lines.findIndex((line, index) => index > 0 && closing.test(line));
  if (end < 0) return undefined;
  return { yaml: lines.slice(1, end).join('\n'), body: lines.slice(end + 1).join('\n') };
};
