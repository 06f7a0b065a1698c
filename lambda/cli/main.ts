import { type Command, runCommand, type Terminal, UsageError } from './command-line.ts';
import { type Output, paint } from './paint.ts';

interface Entry {
  readonly summary: string;
  /** Imports the command only when it is called, because commands need different modules. */
  readonly load: () => Promise<Command>;
}

const entries: Readonly<Record<string, Entry>> = {
  serve: {
    summary: 'publish a content folder, serve the site, and publish changes',
    load: () => import('./serve.ts'),
  },
  build: {
    summary: 'publish a content folder as a site of feeds and pages, once',
    load: () => import('./build.ts'),
  },
  check: {
    summary: 'report what each file of a content folder would become, and every fault',
    load: () => import('./check.ts'),
  },
  diff: {
    summary: 'report what a content folder would change in the live feeds',
    load: () => import('./diff.ts'),
  },
  import: {
    summary: 'import the articles of WordPress, a feed or a folder of HTML',
    load: () => import('./import.ts'),
  },
  push: {
    summary: 'upload a content folder to the content bucket of a deployed stack',
    load: () => import('./push.ts'),
  },
  status: {
    summary: 'report what is published, under embargo, and rejected and why',
    load: () => import('./status.ts'),
  },
  rebuild: {
    summary: 'make a deployed publisher publish everything again',
    load: () => import('./rebuild.ts'),
  },
  schema: {
    summary: 'write the JSON Schema of publication.yaml',
    load: () => import('./schema.ts'),
  },
};

const overview = (stdout: Output): string => {
  const { bold } = paint(stdout);
  const lines = Object.entries(entries).map(
    ([name, { summary }]) => `  ${bold(name.padEnd(8))}  ${summary}\n`,
  );
  return `newsstand COMMAND [options]

${lines.join('')}
newsstand COMMAND --help explains a command.

Exit code: 0, 1 if something is or would be rejected, 2 if the command was not understood, 3 if a file,
a bucket or a queue could not be read or written.
`;
};

/**
 * Runs a command.
 * @param words the name of the command, and its arguments
 * @returns the exit code; undefined if the command runs until a signal stops it
 */
export const newsstand = (
  [name, ...words]: readonly string[],
  terminal: Terminal,
): Promise<number | undefined> =>
  runCommand(async () => {
    const { stdout } = terminal;
    if (name === undefined) throw new UsageError('A command is needed.');
    if (name === '--help' || name === '-h' || name === 'help') {
      stdout.write(overview(stdout));
      return 0;
    }
    const entry = Object.hasOwn(entries, name) ? entries[name] : undefined;
    if (!entry) {
      const known = Object.keys(entries).join(', ');
      throw new UsageError(`There is no command "${name}". Use one of ${known}.`);
    }
    const { usage, run } = await entry.load();
    if (words.includes('--help') || words.includes('-h')) {
      stdout.write(usage);
      return 0;
    }
    return run(words, terminal);
  }, terminal);
