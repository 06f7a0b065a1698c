import { isIP } from 'node:net';
import { createFolderPublisher } from '../local/folder-publisher.ts';
import { bracketed, isWildcard } from '../local/http/preview-access.ts';
import { createSiteServer } from '../local/http-server.ts';
import { createLiveReload } from '../local/live-reload.ts';
import { watchContent } from '../local/watch-content.ts';
import { StorageError } from '../publish/errors.ts';
import { copyMediaBetween, ownsTyped } from '../stores/copy-media.ts';
import { createFolderStore } from '../stores/folder/folder-store.ts';
import { createMemoryStore } from '../stores/memory-store.ts';
import { createFolderThreads, ThreadsStoppedError } from '../threads/conversion-threads.ts';
import {
  mustBeFolder,
  mustLieOutside,
  readOptions,
  type Terminal,
  UsageError,
} from './command-line.ts';
import { contentOptions, mustHoldItsContent } from './content-folder.ts';
import { listen } from './listen.ts';
import { writeLines } from './paint.ts';
import { describeSite } from './serve/describe-site.ts';
import { readChannelRows } from './serve/read-channel-rows.ts';
import { createTeller } from './serve/tell-runs.ts';

export const usage = `newsstand serve [--content DIR --out DIR --port NUMBER --host NAME]

Publishes the articles of a content folder, serves the site, and publishes changes. Pages that are open
in a browser reload.

  --content DIR   holds publication.yaml, articles/ and media/ (content)
  --out DIR       where the site's files go (.newsstand/site)
  --port NUMBER   where the server listens (8080)
  --host NAME     the name or address of this machine on which the server listens; 0.0.0.0 for all its
                  addresses, such as in a container (only this machine can connect)

Ctrl-C stops it. npm start -- … does the same. Exit code: 0, 2 if the command was not understood or the
port is taken, 3 if a file could not be read or written.
`;

const options = {
  content: { type: 'string' },
  out: { type: 'string' },
  port: { type: 'string' },
  host: { type: 'string' },
} as const;

/** In ms. How often embargoes are checked. */
const tickInterval = 5_000;

export const run = async (words: readonly string[], terminal: Terminal): Promise<undefined> => {
  const { stdout, stderr, now } = terminal;
  const {
    content: folder = 'content',
    out = '.newsstand/site',
    port,
    host,
  } = readOptions(words, options);
  const requestedPort = readPort(port);
  mustBeHost(host);
  await mustBeFolder('--content', folder);
  mustHoldItsContent(folder);
  mustLieOutside({ '--out': out }, { '--content': folder });
  const threads = terminal.conversionThread && createFolderThreads(terminal.conversionThread);
  const onError = (error: unknown): void => {
    if (error instanceof ThreadsStoppedError) return;
    const { message, stack } = error instanceof Error ? error : new Error(String(error));
    writeLines(stderr, `error: ${error instanceof StorageError ? message : stack}`.split('\n'));
  };
  const [content, site, state] = [
    createFolderStore(folder, contentOptions),
    createFolderStore(out, { unreadable: 'skip' }),
    createMemoryStore({ now }),
  ];
  const liveReload = createLiveReload(site);
  const server = createSiteServer({ site, onError, liveReload, host });
  const name = host === undefined || isWildcard(host) ? 'localhost' : bracketed(host);
  const baseUrl = `http://${name}:${await listen(server, requestedPort, host)}`;

  const teller = createTeller(terminal, baseUrl);
  const publisher = createFolderPublisher({
    baseUrl,
    now,
    convert: threads?.convert,
    onError,
    ports: {
      content,
      site,
      state,
      copyMedia: copyMediaBetween(content, site),
      isOurs: ownsTyped(site),
    },
    async onRun(done) {
      teller.run(done);
      await liveReload.announce();
    },
  });
  const ticker = setInterval(() => publisher.publish([]), tickInterval);
  // Watching begins before the build, so that no change during the build is missed.
  const watching = watchContent(folder, publisher.publish, onError);
  const stopped = new AbortController();
  const stop = async (): Promise<void> => {
    stopped.abort();
    clearInterval(ticker);
    server.close();
    server.closeAllConnections();
    await watching.then(
      (stopWatching) => stopWatching(),
      () => undefined,
    );
    // A source that is being converted would hold the publisher up.
    await Promise.all([publisher.stop(), threads?.stop()]);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => stop().catch(onError));
  }
  try {
    await watching;
    const report = await publisher.build();
    if (stopped.signal.aborted) return undefined;
    teller.opening(report);
    const channels = await readChannelRows(state, { baseUrl, now: now() });
    writeLines(stdout, [
      '',
      ...describeSite(baseUrl, channels),
      `Watching ${folder}/ (Ctrl-C stops)`,
    ]);
    await liveReload.announce();
  } catch (error) {
    if (stopped.signal.aborted && error instanceof ThreadsStoppedError) return undefined;
    await stop();
    throw error;
  }
  return undefined;
};

const readPort = (text = '8080'): number => {
  const port = Number(text);
  if (/^\d+$/.test(text) && port < 65_536) return port;
  throw new UsageError(`--port "${text}" is not a port number.`);
};

const mustBeHost = (host: string | undefined): void => {
  if (host === undefined || isIP(host) > 0 || /^[\w-]+(?:\.[\w-]+)*$/.test(host)) return;
  throw new UsageError(`--host "${host}" is not a name or an address of this machine.`);
};
