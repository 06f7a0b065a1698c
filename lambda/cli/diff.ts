import { feedFormats } from '../contract.ts';
import { normaliseBaseUrl } from '../core/addresses.ts';
import { readJson } from '../publish/access/json.ts';
import type { Store } from '../publish/ports.ts';
import { createMemoryStore } from '../stores/memory-store.ts';
import { createOverlayStore } from '../stores/overlay-store.ts';
import { withConversionThreads } from '../threads/conversion-threads.ts';
import { openEither } from './buckets.ts';
import { publishUnseen } from './check/publish-unseen.ts';
import { readOptions, type Terminal, UsageError } from './command-line.ts';
import { openContent } from './content-folder.ts';
import { counted } from './counted.ts';
import { describeProblems, hasRejections } from './describe-report.ts';
import { compareFeeds, type EntryChange, type FeedChange } from './diff/compare-feeds.ts';
import { type Output, writeJson, writeLines } from './paint.ts';

export const usage = `newsstand diff (--against DIR | --site-bucket NAME) [--content DIR] [--json]

Tells what a content folder would change in the feeds that are live: per feed, which entries would be
new, changed (and in which fields), or gone. Nothing is published or written.

  --against DIR        the site as newsstand build has written it
  --site-bucket NAME   the bucket of a deployed stack that holds its site
  --content DIR        holds publication.yaml, articles/ and media/ (content)
  --state DIR          the state that belongs to the site, or
  --state-bucket NAME  the bucket that holds it; see below
  --base-url URL       of the site, where its feeds do not tell
  --json               one JSON document instead

Only the state knows when an article without a date was first seen, and when it was last edited. Without
it, changes of the time of the last edit are not told.

Credentials and region come from where the AWS tools look for them. Exit code: 0, 1 if anything would be
rejected, 2 if the command was not understood, 3 if a file or a bucket could not be read.
`;

const options = {
  against: { type: 'string' },
  'site-bucket': { type: 'string' },
  content: { type: 'string' },
  state: { type: 'string' },
  'state-bucket': { type: 'string' },
  'base-url': { type: 'string' },
  json: { type: 'boolean' },
} as const;

export const run = async (
  words: readonly string[],
  { stdout, stderr, env, now: clock, conversionThread }: Terminal,
): Promise<number> => {
  const values = readOptions(words, options);
  const content = await openContent(values.content ?? 'content');
  const live = await openEither(
    ['--against', values.against],
    ['--site-bucket', values['site-bucket']],
    env,
  );
  if (!live) throw new UsageError('--against or --site-bucket is needed.');
  const known = await openEither(
    ['--state', values.state],
    ['--state-bucket', values['state-bucket']],
    env,
  );
  const baseUrl = await readBaseUrl(live, values['base-url']);
  const now = clock();
  const times = { now: () => now };
  const site = known ? createOverlayStore(live, times) : createMemoryStore(times);
  const state = known ? createOverlayStore(known, times) : createMemoryStore(times);
  const publishing = { baseUrl, now, rebuild: known === undefined };
  const report = await withConversionThreads(conversionThread, (convert) =>
    publishUnseen({ content, site, state }, { ...publishing, convert, convertsAhead: true }),
  );
  const ignored = new Set(known ? [] : ['date_modified']);
  const feeds = await compareFeeds({ live, next: site }, ignored);
  if (values.json) {
    const problems = [...report.problems, ...report.sources.flatMap((source) => source.problems)];
    writeJson(stdout, { feeds, problems });
  } else {
    tell(feeds, stdout);
    writeLines(
      stderr,
      describeProblems(report).filter((line) => !line.startsWith('note:')),
    );
  }
  return hasRejections(report) ? 1 : 0;
};

const { file } = feedFormats.json;

/** With another, every address in every feed would change. */
const readBaseUrl = async (live: Store, given: string | undefined): Promise<string> => {
  const feed = given === undefined ? await readJson<{ feed_url?: string }>(live, file) : undefined;
  const baseUrl = given ?? feed?.feed_url?.slice(0, -`/${file}`.length);
  if (baseUrl === undefined) {
    throw new UsageError(
      `There is no ${file} that tells the address of the site: give --base-url.`,
    );
  }
  if (!URL.canParse(baseUrl)) throw new UsageError(`--base-url "${baseUrl}" is no absolute URL.`);
  return normaliseBaseUrl(baseUrl);
};

const tell = (feeds: readonly FeedChange[], stdout: Output): void => {
  const entries = new Map(
    feeds.flatMap((feed) => feed.entries.map((entry) => [`${entry.change} ${entry.id}`, entry])),
  );
  const count = (wanted: EntryChange['change']) =>
    [...entries.values()].filter(({ change }) => change === wanted).length;
  writeLines(stdout, [
    ...feeds.flatMap(linesOf),
    [
      `${counted(feeds.length, 'feed', 'feeds')} would change`,
      `${counted(count('new'), 'entry', 'entries')} new`,
      `${count('changed')} changed`,
      `${count('gone')} gone`,
    ].join(', '),
  ]);
};

const linesOf = ({ change, path, title, fields, entries }: FeedChange): string[] => [
  `${change.padEnd(7)}  /${path}  ${title}${fields.length > 0 ? `  ${fields.join(', ')}` : ''}`,
  ...entries.map((entry) => {
    const more = entry.fields.length > 0 ? `  ${entry.fields.join(', ')}` : '';
    return `  ${entry.change.padEnd(10)}  ${entry.title}  ${entry.url}${more}`;
  }),
  '',
];
