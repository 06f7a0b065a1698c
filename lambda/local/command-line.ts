import { stat } from 'node:fs/promises';
import { isAbsolute, relative, sep } from 'node:path';
import { parseArgs } from 'node:util';
import { StorageError } from '../publish/errors.ts';

/** The words of a command were wrong: told without a stack, exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

type Options = Readonly<Record<string, { readonly type: 'string' | 'boolean' }>>;
type Values<O extends Options> = {
  readonly [K in keyof O]?: O[K]['type'] extends 'string' ? string : boolean;
};

/**
 * @param options beside `--help`
 * @returns undefined when help was asked for
 * @throws UsageError
 */
export const readOptions = <O extends Options>(
  words: readonly string[],
  options: O,
): Values<O> | undefined => {
  try {
    const help = { type: 'boolean', short: 'h' } as const;
    const { values } = parseArgs({ args: [...words], options: { ...options, help } });
    return 'help' in values ? undefined : (values as Values<O>);
  } catch (error) {
    if (error instanceof TypeError) throw new UsageError(error.message, { cause: error });
    throw error;
  }
};

/** @throws UsageError when the option's value names no folder */
export const mustBeFolder = async (option: string, path: string): Promise<void> => {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined;
    throw error;
  });
  if (!found?.isDirectory()) throw new UsageError(`${option} "${path}" is no folder.`);
};

/**
 * What a command writes must not become what it reads, nor its state what readers see.
 * @param inner paths by option, of which some may be missing
 * @throws UsageError when one of them is, or lies below, one of `outer`
 */
export const mustLieOutside = (
  inner: Readonly<Record<string, string | undefined>>,
  outer: Readonly<Record<string, string>>,
): void => {
  for (const [innerOption, path] of Object.entries(inner)) {
    for (const [outerOption, folder] of Object.entries(outer)) {
      if (path === undefined || !isWithin(folder, path)) continue;
      throw new UsageError(`${innerOption} "${path}" must lie outside ${outerOption} "${folder}".`);
    }
  }
};

const isWithin = (folder: string, path: string): boolean => {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
};

/** Runs a command to its exit code; faults of its user and of the disk are told in a line. */
export const runCommand = async (
  command: (words: readonly string[]) => Promise<number | undefined>,
): Promise<void> => {
  try {
    process.exitCode = await command(process.argv.slice(2));
  } catch (error) {
    if (error instanceof UsageError) {
      process.stderr.write(`${error.message}\nUse --help for what it takes.\n`);
      process.exitCode = 2;
    } else if (error instanceof StorageError) {
      process.stderr.write(`${error.message}\n`);
      process.exitCode = 3;
    } else throw error;
  }
};
