import { type Command, runCommand, type Terminal, UsageError } from './command-line.ts';
import { type Output, paint } from './paint.ts';

interface Entry {
  readonly summary: string;
  /** Loaded only when it is called: most need only a part of all that the others need. */
  readonly load: () => Promise<Command>;
}

const entries: Readonly<Record<string, Entry>> = {
  serve: {
    summary: 'publish a content folder, serve the site, and publish again what changes',
    load: () => import('./serve.ts'),
  },
  build: {
    summary: 'publish a content folder as a site of feeds and pages, once',
    load: () => import('./build.ts'),
  },
  check: {
    summary: 'tell what each file of a content folder would become, and all that is wrong',
    load: () => import('./check.ts'),
  },
  diff: {
    summary: 'tell what a content folder would change in the feeds that are live',
    load: () => import('./diff.ts'),
  },
  import: {
    summary: 'bring in the articles of WordPress, a feed or a folder of HTML',
    load: () => import('./import.ts'),
  },
  push: {
    summary: 'bring the content bucket of a deployed stack to what a content folder holds',
    load: () => import('./push.ts'),
  },
  status: {
    summary: 'tell what is published, what waits under embargo, and what was rejected and why',
    load: () => import('./status.ts'),
  },
  rebuild: {
    summary: 'have a deployed publisher make everything again',
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
newsstand COMMAND --help tells what a command takes.

Exit code: 0, 1 if something is or would be rejected, 2 if the command was not understood, 3 if a file,
a bucket or a queue could not be read or written.
`;
};

/**
 * @param words the name of a command, and what it is given
 * @returns the exit code; undefined when the command goes on until a signal stops it
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
