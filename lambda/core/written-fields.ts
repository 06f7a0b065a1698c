import type { Problem } from './problem.ts';

/** A field of front matter or of publication.yaml, as its author wrote it. */
export interface WrittenField {
  readonly name: string;
  /** The field that it stands for, where that has another name. */
  readonly field?: string;
  /** A text, a number, a flag, null, a list or a map. Numbers that would lose digits are texts. */
  readonly value: unknown;
  /** Of the file, from 1. */
  readonly line: number;
}

/** The fields of a block in the order of their lines; none if there are problems, which are errors. */
export interface WrittenFields {
  readonly fields: readonly WrittenField[];
  readonly problems: readonly Problem[];
}

/** Where a block of fields stands, for messages. */
export interface FieldsPlace {
  readonly file: string;
  /** The line of the file on which the block begins, from 1. */
  readonly firstLine: number;
}

/** What stands in place of the fields of a block that cannot be read. */
export const unreadableFields = (
  file: string,
  faults: readonly Pick<Problem, 'line' | 'field' | 'fault' | 'remedy'>[],
): WrittenFields => ({
  fields: [],
  problems: faults.map((fault) => ({ file, ...fault, severity: 'error' })),
});
