import {
  type Document,
  isCollection,
  isMap,
  isNode,
  isScalar,
  LineCounter,
  parseDocument,
  visit,
} from 'yaml';
import type { Problem } from './problem.ts';
import { type FieldsPlace, unreadableFields, type WrittenFields } from './written-fields.ts';
import { tooDeepLine } from './yaml-depth.ts';

type Fault = Pick<Problem, 'line' | 'field' | 'fault' | 'remedy'>;

/**
 * Reads a YAML mapping (YAML 1.2, core schema). Unlike YAML 1.2, and like the parsers of Jekyll and Hugo, it
 * accepts a quoted value whose next lines begin at the margin.
 */
export const readYamlMapping = (yaml: string, { file, firstLine }: FieldsPlace): WrittenFields => {
  const tooDeep = tooDeepLine(yaml);
  if (tooDeep !== undefined) {
    const line = tooDeep + firstLine - 1;
    const remedy = 'Give each field a value, or a list of values';
    return unreadableFields(file, [{ line, fault: 'the YAML nests too deep', remedy }]);
  }
  const lines = new LineCounter();
  const document = parseDocument(indentQuoted(yaml), {
    lineCounter: lines,
    prettyErrors: false,
    uniqueKeys: false,
    logLevel: 'silent',
  });
  const lineAt = (offset: number) => lines.linePos(offset).line + firstLine - 1;
  const faults = faultsOf(document, yaml.split('\n'), (offset) => lines.linePos(offset).line);
  if (faults.length > 0) {
    const inFile = ({ line = 1, ...fault }: Fault) => ({ ...fault, line: line + firstLine - 1 });
    return unreadableFields(file, faults.map(inFile));
  }
  const root = document.contents;
  if (root === null) return { fields: [], problems: [] };
  if (!isMap(root)) {
    const fault = 'the YAML is not a list of fields';
    return unreadableFields(file, [
      { line: firstLine, fault, remedy: 'Write one "name: value" a line' },
    ]);
  }
  keepNumbersAsWritten(document);
  const content = plainValues(document);
  if (typeof content === 'string') {
    const fault = `broken YAML: ${content}`;
    return unreadableFields(file, [{ line: firstLine, fault, remedy: 'Write it out' }]);
  }
  const fields = root.items.map(({ key }) => {
    const name = String(key);
    return { name, value: content[name], line: lineAt((isNode(key) && key.range?.[0]) || 0) };
  });
  return { fields, problems: [] };
};

/** A name at the margin, and the quotation mark that opens its value. */
const opensQuote = /^[\w-]+:[ \t]+(?="|')/;

/** Indents the lines of quoted values that begin at the margin. Their line breaks count as blanks anyway. */
const indentQuoted = (yaml: string): string => {
  if (!yaml.includes('\n')) return yaml;
  let mark = '';
  const indented = yaml.split('\n').map((line) => {
    const [start] = mark === '' ? (opensQuote.exec(line) ?? []) : [''];
    if (start === undefined) return line;
    const isInside = mark !== '';
    if (!isInside) mark = line.charAt(start.length);
    const from = isInside ? 0 : start.length + 1;
    if (closes(mark, line.slice(from))) mark = '';
    return isInside && /^\S/.test(line) ? ` ${line}` : line;
  });
  return mark === '' ? indented.join('\n') : yaml;
};

const closes = (mark: string, rest: string): boolean =>
  (mark === '"' ? rest.replace(/\\./g, '') : rest.replaceAll("''", '')).includes(mark);

const faultsOf = (
  document: Document.Parsed,
  lines: readonly string[],
  lineAt: (offset: number) => number,
): readonly Fault[] => {
  if (document.errors.length > 0) {
    return document.errors.map(({ code, message, pos: [offset] }): Fault => {
      const line = lineAt(offset);
      const [, field] = /^([\w-]+):[ \t]/.exec(lines[line - 1] ?? '') ?? [];
      const isQuotable = field !== undefined && needsQuotes.has(code);
      return {
        line,
        ...(isQuotable ? { field } : {}),
        fault: `broken YAML: ${isQuotable ? unquoted : message}`,
        remedy: isQuotable ? 'Put the value in quotation marks' : 'Fix the YAML at this line',
      };
    });
  }
  const unusual = unusualKeys(document).map((offset) => ({
    line: lineAt(offset),
    fault: 'broken YAML: a key is a list or a map',
    remedy: 'Write a name in its place',
  }));
  if (unusual.length > 0) return unusual;
  return repeatedKeys(document).map(({ name, offset }) => ({
    line: lineAt(offset),
    fault: `broken YAML: the key "${name}" is repeated`,
    remedy: 'Keep one of them',
  }));
};

/** What the package says of a value with a colon, or with a character that YAML gives a meaning to. */
const needsQuotes = new Set(['BLOCK_AS_IMPLICIT_KEY', 'BAD_SCALAR_START', 'UNEXPECTED_TOKEN']);

const unquoted = 'a character of the value has a meaning in YAML';

/** Where a key is a collection. The text that stands for it in the values doubles with each level. */
const unusualKeys = (document: Document.Parsed): number[] => {
  const offsets: number[] = [];
  visit(document, {
    Pair(_, { key }) {
      if (isCollection(key)) offsets.push(key.range?.[0] ?? 0);
    },
  });
  return offsets;
};

/** The package's own check compares every pair of keys, which takes minutes for 40,000 keys. */
const repeatedKeys = (document: Document.Parsed) => {
  const repeated: { readonly name: string; readonly offset: number }[] = [];
  visit(document, {
    Map(_, { items }) {
      const seen = new Set<unknown>();
      for (const { key } of items) {
        if (!isScalar(key)) continue;
        if (seen.has(key.value)) {
          repeated.push({ name: String(key.value), offset: key.range?.[0] ?? 0 });
        }
        seen.add(key.value);
      }
    },
  });
  return repeated;
};

/** Keeps numbers as text, so that a title `1.10` does not become 1.1, nor an id of twenty digits the nearest number. */
const keepNumbersAsWritten = (document: Document.Parsed): void =>
  visit(document, {
    Scalar(_, scalar) {
      if (typeof scalar.value !== 'number' || scalar.source === undefined) return;
      if (String(scalar.value) !== scalar.source) scalar.value = scalar.source;
    },
  });

/** The mapping as plain values, or the fault of its aliases, which may expand without limit. */
const plainValues = (document: Document.Parsed): Record<string, unknown> | string => {
  try {
    return document.toJS({ maxAliasCount: 50 }) as Record<string, unknown>;
  } catch (error) {
    if (error instanceof ReferenceError) return error.message;
    throw error;
  }
};
