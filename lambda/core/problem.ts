/** A fault in a source file that an editor should know about, and its remedy. */
export interface Problem {
  /** Key of the source below the content folder or bucket. */
  readonly file: string;
  /** 1-based. */
  readonly line?: number;
  /** Name of the field in the front matter or in publication.yaml, dotted for nested ones. */
  readonly field?: string;
  readonly fault: string;
  readonly remedy: string;
  /** An error keeps the file from being published; a warning does not. */
  readonly severity: 'error' | 'warning';
}

export const isError = (problem: Problem): boolean => problem.severity === 'error';

/** Problems of one file in the order of their lines. */
export const byLine = (problems: readonly Problem[]): Problem[] =>
  problems.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0));

/** One line for people: `articles/a.md:3: date: "tomorrow" is not a date. Write …`. */
export const describeProblem = ({ file, line, field, fault, remedy }: Problem): string =>
  `${file}${line ? `:${line}` : ''}: ${field ? `${field}: ` : ''}${fault}. ${remedy}.`;
