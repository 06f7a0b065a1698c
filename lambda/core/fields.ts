import * as v from 'valibot';
import { byLine, type Problem } from './problem.ts';
import type { WrittenField } from './written-fields.ts';
import { readYamlMapping } from './yaml-mapping.ts';

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
 */
export const readFields = <F extends Fields>(
  yaml: string,
  fields: F,
  file: string,
): FieldReading<F> => {
  const written = readYamlMapping(yaml, { file, firstLine: 1 });
  const { values, problems, unknown } = checkFields(written.fields, fields, file);
  const known = Object.keys(fields).join(', ');
  const warnings = unknown.map(
    ({ name, line }): Problem => ({
      file,
      line,
      field: name,
      fault: 'unknown field, ignored',
      remedy: `Known fields: ${known}`,
      severity: 'warning',
    }),
  );
  return { values, problems: byLine([...written.problems, ...problems, ...warnings]) };
};

/** Checks fields by their schemas. Of a field that is given twice, the first counts that is not empty. */
export const checkFields = <F extends Fields>(
  written: readonly WrittenField[],
  fields: F,
  file: string,
): FieldReading<F> & { readonly unknown: readonly WrittenField[] } => {
  const values: Record<string, unknown> = {};
  const problems: Problem[] = [];
  const unknown: WrittenField[] = [];
  for (const each of written) {
    const { name, field: id = name, value, line } = each;
    const field = Object.hasOwn(fields, id) ? fields[id] : undefined;
    if (field === undefined) unknown.push(each);
    else if (!isEmpty(value) && !Object.hasOwn(values, id)) {
      const result = v.safeParse(field.schema, value);
      if (result.success) values[id] = result.output;
      for (const issue of result.issues ?? []) {
        const path = [name, ...(issue.path ?? []).map((item) => String(item.key))].join('.');
        const remedy = `Give ${field.takes}`;
        problems.push({ file, line, field: path, fault: issue.message, remedy, severity: 'error' });
      }
    }
  }
  return { values: values as FieldValues<F>, problems, unknown };
};

const isEmpty = (value: unknown): boolean => value === null || value === '';
