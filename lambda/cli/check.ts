import { describeProblem, isError } from '../core/problem.ts';
import { createMemoryStore } from '../stores/memory-store.ts';
import { withConversionThreads } from '../threads/conversion-threads.ts';
import { publishUnseen } from './check/publish-unseen.ts';
import { type CheckedSource, type Checkup, readCheckup } from './check/read-checkup.ts';
import { readOptions, type Terminal } from './command-line.ts';
import { openContent } from './content-folder.ts';
import { counted } from './counted.ts';
import { writeJson, writeLines } from './paint.ts';

export const usage = `newsstand check [--content DIR] [--json]

Reports what each file of a content folder would become, what each feed would hold, and every fault with
file, line, field and remedy. It publishes and writes nothing.

  --content DIR   holds publication.yaml, articles/ and media/ (content)
  --json          one JSON document instead

Exit code: 0, 1 if anything would be rejected, 2 if the command was not understood, 3 if a file could not
be read.
`;

const options = { content: { type: 'string' }, json: { type: 'boolean' } } as const;

/** Addresses are shown without it. */
const baseUrl = 'https://site.invalid';

export const run = async (
  words: readonly string[],
  { stdout, stderr, now: clock, conversionThread }: Terminal,
): Promise<number> => {
  const { content: folder = 'content', json = false } = readOptions(words, options);
  const content = await openContent(folder);
  const now = clock();
  const site = createMemoryStore({ now: clock });
  const state = createMemoryStore({ now: clock });
  const report = await withConversionThreads(conversionThread, (convert) =>
    publishUnseen(
      { content, site, state },
      { baseUrl, now, rebuild: true, convert, convertsAhead: true },
    ),
  );
  const checkup = await readCheckup(report, { site, state });
  if (json) writeJson(stdout, checkup);
  else tell(checkup, { stdout, stderr });
  return checkup.errors > 0 ? 1 : 0;
};

const tell = (
  { sources, feeds, problems, errors, warnings }: Checkup,
  { stdout, stderr }: Pick<Terminal, 'stdout' | 'stderr'>,
): void => {
  writeLines(stdout, [
    ...sources.flatMap(linesOf),
    ...feeds.map(
      ({ path, entries, title }) =>
        `feed  /${path}  ${counted(entries, 'entry', 'entries')}  ${title}`,
    ),
    '',
    [
      counted(sources.length, 'file', 'files'),
      `${counted(feeds.length, 'feed', 'feeds')} in three formats each`,
      counted(errors, 'error', 'errors'),
      counted(warnings, 'warning', 'warnings'),
    ].join(', '),
  ]);
  const all = [...problems, ...sources.flatMap((source) => source.problems)];
  const told = [...all.filter(isError), ...all.filter((problem) => !isError(problem))];
  writeLines(
    stderr,
    told.map((problem) => `${problem.severity}: ${describeProblem(problem)}`),
  );
};

const linesOf = (checked: CheckedSource): string[] => {
  const { source, becomes, title, address, published, updated, channels = [], removed } = checked;
  const word = { published: 'ready', rejected: 'REJECTED' }[becomes as string] ?? becomes;
  const paths = channels.flatMap(({ path }) => path || []);
  const dates = [published, ...(updated === published ? [] : [`updated ${updated}`])];
  return [
    `${word.padEnd(9)}  ${source}`,
    ...(title === undefined ? [] : [title]).map(indent),
    ...(address === undefined ? [] : [`${address}  ${dates.join(', ')}`]).map(indent),
    ...(paths.length === 0 ? [] : [paths.join(' ')]).map(indent),
    ...removed.map((text) => indent(`left out as a leftover of its page: "${text}"`)),
    '',
  ];
};

const indent = (line: string): string => `${' '.repeat(11)}${line}`;
