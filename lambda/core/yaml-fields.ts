import * as v from 'valibot';
import { isCollection, isMap, isScalar, LineCounter, parseDocument, visit } from 'yaml';
import type { Problem } from './problem.ts';
import { tooDeepLine } from './yaml-depth.ts';

/** A field: the schema that checks and normalises its value, and a description for editors. */
interface Field {
  readonly schema: v.GenericSchema<unknown, unknown>;
  /** Completes the sentence "Give …". */
  readonly takes: string;
}

export type Fields = Readonly<Record<string, Field>>;

/** The checked values. Every field may be missing. */
export type FieldValues<F extends Fields> = {
  readonly [K in keyof F]?: v.InferOutput<F[K]['schema']>;
};

export interface FieldReading<F extends Fields> {
  readonly values: FieldValues<F>;
  readonly problems: readonly Problem[];
}

/**
 * Reads a YAML mapping and reports all faults at once. Empty and null fields count as missing. Unknown
 * fields are left out with a warning, faulty fields with an error.
 * @param firstLine the line of the file on which the YAML begins
 */
export const readFields = <F extends Fields>(
  yaml: string,
  fields: F,
  file: string,
  firstLine = 1,
): FieldReading<F> => {
  const problem = (
    line: number,
    fault: string,
    remedy: string,
    more: Partial<Problem> = {},
  ): Problem => ({ file, line, fault, remedy, severity: 'error', ...more });
  const tooDeep = tooDeepLine(yaml);
  if (tooDeep !== undefined) {
    const fault = 'the YAML nests too deep';
    const remedy = 'Give each field a value, or a list of values';
    return { values: {}, problems: [problem(tooDeep + firstLine - 1, fault, remedy)] };
  }
  const lines = new LineCounter();
  const document = parseDocument(yaml, {
    lineCounter: lines,
    prettyErrors: false,
    uniqueKeys: false,
    logLevel: 'silent',
  });
  const lineAt = (offset: number) => lines.linePos(offset).line + firstLine - 1;

  if (document.errors.length > 0) {
    const problems = document.errors.map((error) =>
      problem(lineAt(error.pos[0]), `broken YAML: ${error.message}`, 'Fix the YAML at this line'),
    );
    return { values: {}, problems };
  }
  const unusual = unusualKeys(document).map((offset) =>
    problem(lineAt(offset), 'broken YAML: a key is a list or a map', 'Write a name in its place'),
  );
  if (unusual.length > 0) return { values: {}, problems: unusual };
  const repeated = repeatedKeys(document).map(({ name, offset }) =>
    problem(lineAt(offset), `broken YAML: the key "${name}" is repeated`, 'Keep one of them'),
  );
  if (repeated.length > 0) return { values: {}, problems: repeated };
  const root = document.contents;
  if (root === null) return { values: {}, problems: [] };
  if (!isMap(root)) {
    const fault = 'the YAML is not a list of fields';
    return { values: {}, problems: [problem(firstLine, fault, 'Write one "name: value" a line')] };
  }

  const problems: Problem[] = [];
  const values: Record<string, unknown> = {};
  keepNumbersAsWritten(document);
  const content = plainValues(document);
  if (typeof content === 'string') {
    return {
      values: {},
      problems: [problem(firstLine, `broken YAML: ${content}`, 'Write it out')],
    };
  }
  for (const { key } of root.items) {
    const name = String(key);
    const value = content[name];
    const line = lineAt((key as { range?: readonly number[] }).range?.[0] ?? 0);
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (field === undefined) {
      const known = Object.keys(fields).join(', ');
      problems.push(
        problem(line, 'unknown field, ignored', `Known fields: ${known}`, {
          field: name,
          severity: 'warning',
        }),
      );
    } else if (value !== null && value !== '') {
      const result = v.safeParse(field.schema, value);
      if (result.success) values[name] = result.output;
      for (const issue of result.issues ?? []) {
        const path = [name, ...(issue.path ?? []).map((item) => String(item.key))].join('.');
        problems.push(problem(line, issue.message, `Give ${field.takes}`, { field: path }));
      }
    }
  }
  return { values: values as FieldValues<F>, problems };
};

/** Where a key is a collection. The text that stands for it in the values doubles with each level. */
const unusualKeys = (document: ReturnType<typeof parseDocument>): number[] => {
  const offsets: number[] = [];
  visit(document, {
    Pair(_, { key }) {
      if (isCollection(key)) offsets.push(key.range?.[0] ?? 0);
    },
  });
  return offsets;
};

/** The package's own check compares every pair of keys, which takes minutes for 40,000 keys. */
const repeatedKeys = (document: ReturnType<typeof parseDocument>) => {
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
const keepNumbersAsWritten = (document: ReturnType<typeof parseDocument>): void =>
  visit(document, {
    Scalar(_, scalar) {
      if (typeof scalar.value !== 'number' || scalar.source === undefined) return;
      if (String(scalar.value) !== scalar.source) scalar.value = scalar.source;
    },
  });

/** The mapping as plain values, or the fault of its aliases, which may expand without limit. */
const plainValues = (
  document: ReturnType<typeof parseDocument>,
): Record<string, unknown> | string => {
  try {
    return document.toJS({ maxAliasCount: 50 }) as Record<string, unknown>;
  } catch (error) {
    if (error instanceof ReferenceError) return error.message;
    throw error;
  }
};
