import { CST, Lexer } from 'yaml';

/**
 * Fields nest three levels deep, and a level counts twice where a key and its value stand on one line. The
 * parser calls itself for each level, and reaches the end of the main thread's stack after a thousand levels.
 */
const deepest = 100;

/** Each level begins with one of these characters. */
const beginnings = /[-?:[{]/g;

/**
 * Finds YAML that is too deep before it is parsed. The parser would reach the end of the stack, and a
 * regular expression that compiles there ends the whole process.
 * @returns the first line that is too deep, 1-based; undefined if there is none
 */
export const tooDeepLine = (yaml: string): number | undefined => {
  if ((yaml.match(beginnings)?.length ?? 0) < deepest) return undefined;
  const levels = createLevels();
  let line = 1;
  let isText = false;
  for (const source of new Lexer().lex(yaml)) {
    const type: string | null = isText ? null : CST.tokenType(source);
    isText = type === 'scalar';
    if (levels.add(type, marks.has(source) ? '' : source) > deepest) return line;
    if (source.includes('\n')) line += source.split('\n').length - 1;
  }
  return undefined;
};

/** Tokens that are not part of the text. */
const marks: ReadonlySet<string> = new Set([CST.SCALAR, CST.DOCUMENT, CST.FLOW_END]);

/** Follows the tokens of a text, and counts the collections that are open behind each. */
const createLevels = () => {
  /** Of each open collection without brackets, the column of its first token. */
  let columns: number[] = [];
  /** Of each open bracket, how many pairs are open in it, plus one for itself. */
  let brackets: number[] = [];
  let column = 0;
  let isLineStart = true;

  const open = (type: string | null): void => {
    const last = brackets.length - 1;
    if (type === 'flow-seq-start' || type === 'flow-map-start') brackets.push(1);
    else if (type === 'flow-seq-end' || type === 'flow-map-end') brackets.pop();
    else if (type === 'comma') brackets[last] = 1;
    else if (last >= 0 && type === 'map-value-ind') brackets[last] = (brackets[last] ?? 0) + 1;
    else if (last < 0 && (isLineStart || isIndicator(type))) {
      columns = columns.filter((each) => each < column);
      columns.push(column);
    }
  };

  return {
    /** @param source is empty for a token that is not part of the text */
    add(type: string | null, source: string): number {
      if (type === 'flow-error-end') brackets = [];
      if (source !== '' && !blanks.has(type)) open(type);
      const end = source.lastIndexOf('\n');
      column = end < 0 ? column + source.length : source.length - end - 1;
      isLineStart = column === 0 || (isLineStart && (source === '' || blanks.has(type)));
      return brackets.reduce((sum, count) => sum + count, columns.length);
    },
  };
};

const blanks: ReadonlySet<string | null> = new Set(['space', 'newline', 'comment']);

const isIndicator = (type: string | null): boolean =>
  type === 'seq-item-ind' || type === 'explicit-key-ind' || type === 'map-value-ind';
