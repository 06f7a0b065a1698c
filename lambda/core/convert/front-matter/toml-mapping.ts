import { parse, TomlDate, TomlError } from 'smol-toml';
import { type FieldsPlace, unreadableFields, type WrittenFields } from '../../written-fields.ts';

/** Fields nest three levels deep. */
const deepest = 100;

/** Reads a TOML document (TOML 1.0). Its dates become texts. */
export const readTomlMapping = (toml: string, { file, firstLine }: FieldsPlace): WrittenFields => {
  try {
    const content = parse(toml, { integersAsBigInt: 'asNeeded', maxDepth: deepest });
    if (isTooDeep(content, 0)) {
      const remedy = 'Give each field a value, or a list of values';
      return unreadableFields(file, [
        { line: firstLine, fault: 'the TOML nests too deep', remedy },
      ]);
    }
    const lineOf = lineFinder(toml);
    const fields = Object.entries(content).map(([name, value]) => ({
      name,
      value: plain(value),
      line: firstLine + lineOf(name),
    }));
    return { fields, problems: [] };
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    const [message = ''] = error.message.split('\n');
    const fault = `broken TOML: ${message.replace('Invalid TOML document: ', '')}`;
    const line = firstLine + error.line - 1;
    return unreadableFields(file, [{ line, fault, remedy: 'Fix the TOML at this line' }]);
  }
};

/** The parser limits brackets, and not the dots of names. */
const isTooDeep = (value: unknown, level: number): boolean =>
  level > deepest ||
  (typeof value === 'object' &&
    value !== null &&
    Object.values(value).some((each) => isTooDeep(each, level + 1)));

const plain = (value: unknown): unknown => {
  if (value instanceof TomlDate) return value.toISOString();
  if (typeof value === 'bigint') return String(value);
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, plain(each)]));
};

/** Finds the line of a key or table at the top, counted from 0. */
const lineFinder = (toml: string): ((name: string) => number) => {
  const lines = new Map<string, number>();
  for (const [index, line] of toml.split('\n').entries()) {
    const [, name] = /^\s*\[{0,2}\s*["']?([^"'\].=\s]+)/.exec(line) ?? [];
    if (name !== undefined && !lines.has(name)) lines.set(name, index);
  }
  return (name) => lines.get(name) ?? 0;
};
