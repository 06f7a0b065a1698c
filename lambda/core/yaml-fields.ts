import * as v from 'valibot';
import { isMap, isScalar, LineCounter, parseDocument, visit } from 'yaml';
import type { Problem } from './problem.ts';

/** What a field takes: how to check and normalise it, and the words that tell an editor. */
interface Field {
  readonly schema: v.GenericSchema<unknown, unknown>;
  /** Completes the sentence "Give …". */
  readonly takes: string;
}

export type Fields = Readonly<Record<string, Field>>;

/** The checked values: every field may be missing. */
export type FieldValues<F extends Fields> = {
  readonly [K in keyof F]?: v.InferOutput<F[K]['schema']>;
};

export interface FieldReading<F extends Fields> {
  readonly values: FieldValues<F>;
  readonly problems: readonly Problem[];
}

/**
 * Reads a YAML mapping against its fields and reports every fault at once. Fields that are empty or
 * null count as missing; unknown ones are warned about and left out, faulty ones left out.
 * @param firstLine the line of the file on which the YAML begins
 */
export const readFields = <F extends Fields>(
  yaml: string,
  fields: F,
  file: string,
  firstLine = 1,
): FieldReading<F> => {
  const lines = new LineCounter();
  const document = parseDocument(yaml, {
    lineCounter: lines,
    prettyErrors: false,
    uniqueKeys: false,
    logLevel: 'silent',
  });
  const lineAt = (offset: number) => lines.linePos(offset).line + firstLine - 1;
  const problem = (
    line: number,
    fault: string,
    remedy: string,
    more: Partial<Problem> = {},
  ): Problem => ({ file, line, fault, remedy, severity: 'error', ...more });

  if (document.errors.length > 0) {
    const problems = document.errors.map((error) =>
      problem(lineAt(error.pos[0]), `broken YAML: ${error.message}`, 'Fix the YAML at this line'),
    );
    return { values: {}, problems };
  }
  const repeated = repeatedKeys(document).map(({ name, offset }) =>
    problem(lineAt(offset), `broken YAML: "${name}" stands here twice`, 'Keep one of them'),
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

/** The package's own check compares each key with each other: it takes minutes over 40,000 keys. */
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

/** A title `1.10` is not 1.1, and an id of twenty digits is not the nearest number. */
const keepNumbersAsWritten = (document: ReturnType<typeof parseDocument>): void =>
  visit(document, {
    Scalar(_, scalar) {
      if (typeof scalar.value !== 'number' || scalar.source === undefined) return;
      if (String(scalar.value) !== scalar.source) scalar.value = scalar.source;
    },
  });

/** The mapping as plain values, or what is wrong with its aliases (they may be a memory bomb). */
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
