import { Parser } from 'htmlparser2';

interface TreeLimits {
  readonly deepest: number;
  readonly mostElements?: number;
}

/** In UTF-16 code units. The parser is stopped between two of them. */
const chunk = 16_384;

/**
 * Why a tree of some HTML would be too deep or too large; undefined when it would not. It stops there: a
 * parser's time grows with the square of how deep elements nest.
 */
export const faultOfSize = (
  html: string,
  { deepest, mostElements = Number.POSITIVE_INFINITY }: TreeLimits,
): string | undefined => {
  let depth = 0;
  let reached = 0;
  let elements = 0;
  const parser = new Parser({
    onopentagname: () => {
      elements += 1;
      depth += 1;
      reached = Math.max(reached, depth);
    },
    onclosetag: () => {
      depth -= 1;
    },
  });
  for (let start = 0; start < html.length; start += chunk) {
    parser.write(html.slice(start, start + chunk));
    if (reached > deepest) return `nests HTML elements more than ${deepest} deep`;
    if (elements > mostElements) return `has more than ${mostElements} HTML elements`;
  }
  return undefined;
};
