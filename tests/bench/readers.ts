import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { listen } from '../../lambda/cli/listen.ts';
import { feedFormats } from '../../lambda/contract.ts';
import { createSiteServer } from '../../lambda/local/http-server.ts';
import { createFolderStore } from '../../lambda/stores/folder/folder-store.ts';
import { createNewsroom } from '../support/newsroom.ts';
import { makeArticle, publicationFile } from './corpus.ts';
import type { Figure, Part } from './part.ts';

/** More than a feed holds. */
const articles = 60;

const encodings = { Brotli: 'br', gzip: 'gzip', 'no compression': 'identity' } as const;

/** In seconds, and how many connections are open at once. */
const burst = { duration: 3, connections: 32 };

/** What came back for one request on a connection of its own. */
export interface Poll {
  readonly status: number;
  readonly etag: string;
  /** Of head and body, as they went over the wire. */
  readonly bytes: number;
}

/** Polls as a reader does that keeps what the last poll gave it. */
export const poll = async (
  port: number,
  path: string,
  encoding: string,
  etag?: string,
): Promise<Poll> => {
  const lines = [
    `GET ${path} HTTP/1.1`,
    `Host: localhost:${port}`,
    `Accept-Encoding: ${encoding}`,
    ...(etag === undefined ? [] : [`If-None-Match: ${etag}`]),
    'Connection: close',
  ];
  const socket = connect(port, '127.0.0.1');
  const chunks: Buffer[] = [];
  socket.on('data', (chunk) => chunks.push(chunk));
  socket.write(`${lines.join('\r\n')}\r\n\r\n`);
  await once(socket, 'close');
  const answer = Buffer.concat(chunks);
  const head = answer.subarray(0, answer.indexOf('\r\n\r\n')).toString('latin1');
  return {
    status: Number(head.split(' ')[1]),
    etag: /^etag: (.*)$/im.exec(head)?.[1] ?? '',
    bytes: answer.byteLength,
  };
};

/** A newspaper that is served from a folder, as `newsstand serve` does, on a free port. */
export const openSite = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'newsstand-readers-'));
  const newsroom = createNewsroom((ports) => ({ ...ports, site: createFolderStore(folder) }));
  await newsroom.save(publicationFile.key, publicationFile.text);
  for (let number = 0; number < articles; number += 1) {
    const { key, text } = makeArticle(number, 'sections');
    await newsroom.save(key, text);
  }
  await newsroom.publish();
  const failures: unknown[] = [];
  const server = createSiteServer({
    site: newsroom.ports.site,
    onError: (error) => failures.push(error),
  });
  const port = await listen(server, 0);
  return {
    port,
    /** @param number negative: of news */
    async publish(number: number) {
      const { key, text } = makeArticle(number, 'sections');
      await newsroom.save(key, text);
      await newsroom.publish(key);
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
      await rm(folder, { recursive: true });
      if (failures.length > 0) throw failures[0];
    },
  };
};

type Site = Awaited<ReturnType<typeof openSite>>;

const measureBytes = async (site: Site): Promise<Figure[]> => {
  const bytes = new Map<string, number>();
  const etags = new Map<string, string>();
  const take = async (what: string, expected: number): Promise<void> => {
    for (const { file, name } of Object.values(feedFormats)) {
      for (const [label, encoding] of Object.entries(encodings)) {
        const feed = `${name}, ${label}`;
        const answer = await poll(site.port, `/${file}`, encoding, etags.get(feed));
        if (answer.status !== expected) throw new Error(`${what} of ${feed}: ${answer.status}`);
        bytes.set(`${what}: ${feed}`, answer.bytes);
        etags.set(feed, answer.etag);
      }
    }
  };
  await take('first poll', 200);
  await take('poll with nothing new', 304);
  await site.publish(-1);
  await take('poll with one new entry', 200);
  return [...bytes].map(([condition, value]) => ({
    ...{ subject: 'Newsstand', condition, measure: 'bytes read', unit: 'B', values: [value] },
  }));
};

const wrk = promisify(execFile);

/** @returns requests per second; undefined where wrk is not installed */
const measureSpeed = async (
  port: number,
  headers: readonly string[],
): Promise<number | undefined> => {
  const { duration, connections } = burst;
  const words = ['-t1', `-c${connections}`, `-d${duration}s`];
  const named = headers.flatMap((header) => ['-H', header]);
  try {
    const { stdout } = await wrk('wrk', [...words, ...named, `http://127.0.0.1:${port}/rss.xml`]);
    return Number(/^Requests\/sec:\s*([\d.]+)/m.exec(stdout)?.[1]);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
};

export const readers: Part = {
  name: 'readers',
  title: 'What a poll of the front page costs its reader and the local server',
  async measure({ rounds }, tell) {
    const site = await openSite();
    try {
      const bytes = await measureBytes(site);
      const { etag } = await poll(site.port, '/rss.xml', 'br');
      const requests = new Map([
        ['nothing new', ['Accept-Encoding: br', `If-None-Match: ${etag}`]],
        ['whole feed, Brotli', ['Accept-Encoding: br']],
        ['whole feed, no compression', ['Accept-Encoding: identity']],
      ]);
      const speeds = new Map([...requests.keys()].map((condition) => [condition, [] as number[]]));
      for (let round = 0; round < rounds; round += 1) {
        for (const [condition, headers] of requests) {
          const speed = await measureSpeed(site.port, headers);
          if (speed === undefined) {
            return { figures: bytes, missing: ['wrk: apt-get install wrk'] };
          }
          speeds.get(condition)?.push(speed);
        }
        tell(`round ${round + 1} of ${rounds}`);
      }
      const figures = [...speeds].map(
        ([condition, values]): Figure => ({
          ...{ subject: 'local server', condition, measure: 'requests', unit: 'per second' },
          values,
        }),
      );
      return { figures: [...bytes, ...figures], missing: [] };
    } finally {
      await site.close();
    }
  },
};
