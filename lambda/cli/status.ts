import { describeProblem } from '../core/problem.ts';
import { openEither } from './buckets.ts';
import { readOptions, type Terminal, UsageError } from './command-line.ts';
import { counted } from './counted.ts';
import { type Output, writeJson, writeLines } from './paint.ts';
import { createProgress, rateOf } from './progress.ts';
import { readStatus, type Status } from './status/read-status.ts';

export const usage = `newsstand status (--state DIR | --state-bucket NAME) [--all] [--json]

Reports what is published, what is under embargo and until when, and what was rejected and why.

  --state DIR          the folder that newsstand build keeps its state in
  --state-bucket NAME  the bucket of a deployed stack that holds its state
  --all                lists each published file too
  --json               prints everything as one JSON document

Credentials and region are found as by the AWS tools. Exit code: 0, 1 if anything is
rejected, 2 if the command was not understood, 3 if the state could not be read.
`;

const options = {
  state: { type: 'string' },
  'state-bucket': { type: 'string' },
  all: { type: 'boolean' },
  json: { type: 'boolean' },
} as const;

export const run = async (
  words: readonly string[],
  { stdout, stderr, env, now }: Terminal,
): Promise<number> => {
  const values = readOptions(words, options);
  const state = await openEither(
    ['--state', values.state],
    ['--state-bucket', values['state-bucket']],
    env,
  );
  if (!state) throw new UsageError('--state or --state-bucket is needed.');
  const progress = createProgress((done, seconds) => rateOf(done, seconds, 'records'), stderr);
  const status = await readStatus(state, now().toISOString(), progress).finally(() =>
    progress.stop(),
  );
  if (values.json) writeJson(stdout, status);
  else tell(status, values.all ?? false, stdout);
  return status.rejected.length > 0 ? 1 : 0;
};

const tell = (status: Status, all: boolean, stdout: Output): void => {
  const { published, waiting, rejected, isUnderWay } = status;
  writeLines(stdout, [
    ...(all ? published : []).map(({ source, address }) => `published  ${source} → ${address}`),
    ...waiting.map(({ source, until }) => `waiting    ${source}  until ${until}`),
    ...rejected.flatMap(({ source, at, stale, problems }) => [
      `REJECTED   ${source}  ${at}${stale ? ', its last good version stays published' : ''}`,
      ...problems.map((problem) => `           ${describeProblem(problem)}`),
    ]),
    ...(isUnderWay ? ['A reconciliation of everything is under way.'] : []),
    [
      `${counted(published.length, 'article', 'articles')} published`,
      `${waiting.length} waiting`,
      `${rejected.length} rejected`,
    ].join(', '),
  ]);
};
