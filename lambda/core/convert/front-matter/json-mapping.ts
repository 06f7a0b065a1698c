import { type FieldsPlace, unreadableFields, type WrittenFields } from '../../written-fields.ts';

/** Reads a JSON object (RFC 8259). */
export const readJsonMapping = (json: string, { file, firstLine }: FieldsPlace): WrittenFields => {
  if (nestsTooDeep(json)) {
    const remedy = 'Give each field a value, or a list of values';
    return unreadableFields(file, [{ line: firstLine, fault: 'the JSON nests too deep', remedy }]);
  }
  try {
    const content: unknown = JSON.parse(json);
    if (typeof content !== 'object' || content === null || Array.isArray(content)) {
      const fault = 'the JSON front matter is not an object';
      const remedy = 'Write {"name": "value"}';
      return unreadableFields(file, [{ line: firstLine, fault, remedy }]);
    }
    const lineOf = lineFinder(json);
    const fields = Object.entries(content).map(([name, value]) => ({
      name,
      value: value as unknown,
      line: firstLine + lineOf(name),
    }));
    return { fields, problems: [] };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const fault = `broken JSON: ${error.message}`;
    const remedy = 'Fix the JSON, or write YAML between lines "---"';
    return unreadableFields(file, [{ line: firstLine, fault, remedy }]);
  }
};

/** Fields nest three levels deep. */
const deepest = 100;

/** Whether a level is too deep for code that follows the values, level by level. */
const nestsTooDeep = (json: string): boolean => {
  let depth = 0;
  // A text that is not closed goes on to the end, so that no other attempt begins within it.
  for (const [token] of json.matchAll(/"(?:[^"\\]|\\[\s\S]?)*(?:"|$)|[[\]{}]/g)) {
    if (token === '[' || token === '{') depth += 1;
    else if (token === ']' || token === '}') depth -= 1;
    if (depth > deepest) return true;
  }
  return false;
};

/** Finds the first line that begins with a name, counted from 0. */
const lineFinder = (json: string): ((name: string) => number) => {
  const lines = new Map<string, number>();
  for (const [index, line] of json.split('\n').entries()) {
    const [, name] = /^[\s{]*"([^"\\]*)"\s*:/.exec(line) ?? [];
    if (name !== undefined && !lines.has(name)) lines.set(name, index);
  }
  return (name) => lines.get(name) ?? 0;
};
