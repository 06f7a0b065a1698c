import { stat } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { StorageError } from '../publish/errors.ts';
import { liesWithin } from '../stores/folder/real-path.ts';
import { type Output, writeLines } from './paint.ts';

/** The arguments of a command are wrong. It is reported without a stack trace, with exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** The input of a command cannot be read. It is reported without a stack trace, with exit code 3. */
export class InputError extends Error {
  override readonly name = 'InputError';
}

/** The parts of the process that a command uses. */
export interface Terminal {
  /** For results. */
  readonly stdout: Output;
  /** For errors and progress. */
  readonly stderr: Output;
  readonly env: NodeJS.ProcessEnv;
  readonly now: () => Date;
  /** The program of conversion threads; undefined for no threads. */
  readonly conversionThread?: URL;
}

/** A command: the text of `--help`, and a function from arguments to exit code. */
export interface Command {
  readonly usage: string;
  /** @returns undefined if it runs until a signal stops it */
  readonly run: (words: readonly string[], terminal: Terminal) => Promise<number | undefined>;
}

type Options = Readonly<Record<string, { readonly type: 'string' | 'boolean' }>>;
type Values<O extends Options> = {
  readonly [K in keyof O]?: O[K]['type'] extends 'string' ? string : boolean;
};

/**
 * @param operands the names of the required operands
 * @returns the values of the options, and the operands by their names
 * @throws UsageError
 */
export const readOptions = <O extends Options, N extends string = never>(
  words: readonly string[],
  options: O,
  operands: readonly N[] = [],
): Values<O> & Readonly<Record<N, string>> => {
  const { values, positionals } = parse(words, options);
  const surplus = positionals[operands.length];
  if (surplus !== undefined) throw new UsageError(`Unexpected argument "${surplus}".`);
  const missing = operands[positionals.length];
  if (missing !== undefined) throw new UsageError(`${missing} is needed.`);
  const named = Object.fromEntries(operands.map((name, index) => [name, positionals[index]]));
  return { ...values, ...named } as Values<O> & Readonly<Record<N, string>>;
};

/**
 * @returns the values of the options, and the file names among the arguments
 * @throws UsageError
 */
export const readOptionsAndFiles = <O extends Options>(
  words: readonly string[],
  options: O,
): { readonly values: Values<O>; readonly files: readonly string[] } => {
  const { values, positionals } = parse(words, options);
  return { values: values as Values<O>, files: positionals };
};

const parse = (words: readonly string[], options: Options) => {
  try {
    return parseArgs({ args: [...words], options, allowPositionals: true });
  } catch (error) {
    // The rest of Node's message is advice for rare cases.
    if (error instanceof TypeError) {
      throw new UsageError(`${error.message.split(/\.\s/)[0]?.replace(/\.$/, '')}.`, {
        cause: error,
      });
    }
    throw error;
  }
};

/** @throws UsageError if the option's value is not an existing folder */
export const mustBeFolder = async (option: string, path: string): Promise<void> => {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined;
    throw error;
  });
  if (!found?.isDirectory()) throw new UsageError(`${option} "${path}" is not a folder.`);
};

/**
 * Keeps output out of the input, and the state out of the site.
 * @param inner paths by option; some may be missing
 * @throws UsageError if one of them is, or lies below, one of `outer`, wherever links lead
 */
export const mustLieOutside = (
  inner: Readonly<Record<string, string | undefined>>,
  outer: Readonly<Record<string, string>>,
): void => {
  for (const [innerOption, path] of Object.entries(inner)) {
    for (const [outerOption, folder] of Object.entries(outer)) {
      if (path === undefined || !liesWithin(folder, path)) continue;
      throw new UsageError(`${innerOption} "${path}" must lie outside ${outerOption} "${folder}".`);
    }
  }
};

/**
 * Runs a command and returns its exit code. Errors of usage, disk and cloud are printed as one line, others
 * with their stack trace.
 */
export const runCommand = async (
  command: () => Promise<number | undefined>,
  { stderr }: Pick<Terminal, 'stderr'>,
): Promise<number | undefined> => {
  try {
    return await command();
  } catch (error) {
    if (error instanceof UsageError) {
      writeLines(stderr, [error.message, 'Use --help to see the options.']);
      return 2;
    }
    if (error instanceof StorageError || error instanceof InputError) {
      writeLines(stderr, [error.message]);
      return 3;
    }
    // Node would print the message as it is, and it may hold the name of a file.
    writeLines(stderr, stackOf(error));
    return 1;
  }
};

/** An error that no command expects, with the places in the code that led to it. */
const stackOf = (error: unknown): string[] =>
  (error instanceof Error ? (error.stack ?? error.message) : String(error)).split('\n');
