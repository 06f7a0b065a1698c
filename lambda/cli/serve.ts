import { feedFormats } from '../contract.ts';
import { buildSite } from '../local/build-site.ts';
import { createSiteServer } from '../local/http-server.ts';
import { createRunQueue } from '../local/run-queue.ts';
import { watchContent } from '../local/watch-content.ts';
import type { PublishReport } from '../publish/report.ts';
import { runPublisher } from '../publish/run.ts';
import { copyMediaBetween, ownsTyped } from '../stores/copy-media.ts';
import { createFolderStore } from '../stores/folder-store.ts';
import { createMemoryStore } from '../stores/memory-store.ts';
import {
  mustBeFolder,
  mustLieOutside,
  readOptions,
  type Terminal,
  UsageError,
} from './command-line.ts';
import { describeProblems, describeSource, summariseReport } from './describe-report.ts';
import { listen } from './listen.ts';
import { writeLines } from './paint.ts';

export const usage = `newsstand serve [--content DIR --out DIR --port NUMBER]

Publishes the articles of a content folder, serves the site, and publishes again what changes.

  --content DIR   holds publication.yaml, articles/ and media/ (content)
  --out DIR       where the site's files go (.newsstand/site)
  --port NUMBER   of localhost (8080)

Ctrl-C stops it. npm start -- … does the same.
`;

const options = {
  content: { type: 'string' },
  out: { type: 'string' },
  port: { type: 'string' },
} as const;

/** How often it is looked whether an embargo has ended. In ms. */
const tick = 5_000;

export const run = async (words: readonly string[], terminal: Terminal): Promise<undefined> => {
  const { stdout, stderr, now } = terminal;
  const tellError = (error: unknown): void => {
    stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  };
  const {
    content: folder = 'content',
    out = '.newsstand/site',
    port: wanted,
  } = readOptions(words, options);
  await mustBeFolder('--content', folder);
  mustLieOutside({ '--out': out }, { '--content': folder });
  const content = createFolderStore(folder);
  const site = createFolderStore(out);
  const server = createSiteServer({ site, onError: tellError });
  const port = await listen(server, readPort(wanted));
  const baseUrl = `http://localhost:${port}`;
  const ports = {
    ...{ content, site, copyMedia: copyMediaBetween(content, site), isOurs: ownsTyped(site) },
    state: createMemoryStore({ now }),
  };

  const queue = createRunQueue(createTeller(terminal), tellError);
  const publish = (keys: readonly string[]): void => {
    const time = now().toISOString();
    const changes = keys.map((key) => ({ key, time }));
    queue.add(() =>
      runPublisher(ports, { baseUrl, now: now().toISOString() }, { changes, scope: 'changes' }),
    );
  };
  // Watched from before the build, so that nothing saved meanwhile is missed.
  const stopWatching = await watchContent(folder, publish, tellError);
  queue.add(() => buildSite(ports, { baseUrl, now: now(), rebuild: false }));
  const ticker = setInterval(() => publish([]), tick);
  const stop = async (): Promise<void> => {
    clearInterval(ticker);
    await stopWatching();
    await queue.settled();
    server.close();
    server.closeAllConnections();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop());

  await queue.settled();
  stdout.write(`\n${addresses(baseUrl)}\n\nWatching ${folder}/ (Ctrl-C stops)\n`);
  return undefined;
};

const readPort = (text = '8080'): number => {
  const port = Number(text);
  if (/^\d+$/.test(text) && port < 65_536) return port;
  throw new UsageError(`--port "${text}" is no port number.`);
};

const addresses = (baseUrl: string): string =>
  [
    `Front page  ${baseUrl}/`,
    ...Object.values(feedFormats).map(({ name, file }) => `${name.padEnd(11)} ${baseUrl}/${file}`),
  ].join('\n');

/** Says nothing of a run that did nothing, nor of the same problems again. */
const createTeller = ({ stdout, stderr }: Terminal): ((report: PublishReport) => void) => {
  let told = '';
  return (report) => {
    const { sources, written, deleted } = report;
    const problems = describeProblems(report);
    const isIdle = sources.length + written.length + deleted.length === 0;
    if (isIdle && (problems.length === 0 || problems.join('\n') === told)) return;
    told = problems.join('\n');
    writeLines(stdout, [...sources.map(describeSource), summariseReport(report)]);
    writeLines(stderr, problems);
  };
};
