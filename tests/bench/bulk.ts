import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import pMap from 'p-map';
import { countRequests } from '../../lambda/aws/count-requests.ts';
import type { Ports, Store } from '../../lambda/publish/ports.ts';
import { runPublisher } from '../../lambda/publish/run.ts';
import { copyMediaBetween } from '../../lambda/stores/copy-media.ts';
import { createMemoryStore } from '../../lambda/stores/memory-store.ts';
import { createS3Client } from '../../lambda/stores/s3/s3-client.ts';
import { createS3MediaCopier, createS3Store } from '../../lambda/stores/s3/s3-store.ts';
import { baseUrl } from '../support/newsroom.ts';
import { makeArticle, publicationFile } from './corpus.ts';
import type { Figure, Part } from './part.ts';
import type { ServerAnswer } from './s3-process.ts';
import { createSlowPorts } from './slow-ports.ts';

/** In ms, of each request. */
const latency = 20;

/** Above this size, the emulator of S3 would be the bottleneck. */
const mostInEmulator = 1000;

const now = '2026-11-01T12:00:00.000Z';

interface Rebuild {
  readonly articles: number;
  /** In ms. */
  readonly time: number;
  readonly cpu: number;
  readonly serverCpu?: number;
  readonly requests: number;
  readonly mostUnderWay?: number;
}

const fill = async (content: Store, size: number): Promise<void> => {
  await content.put(publicationFile.key, publicationFile.text);
  const numbers = Array.from({ length: size }, (_, number) => number);
  const put = async (number: number): Promise<void> => {
    const { key, text } = makeArticle(number, 'sections');
    await content.put(key, text);
  };
  await pMap(numbers, put, { concurrency: 32 });
};

/** Rebuilds everything from the content, as after the loss of the state and the site. */
const rebuild = async (ports: Ports, articles: number) => {
  const cpuBefore = process.cpuUsage();
  const begun = performance.now();
  const report = await runPublisher(ports, { baseUrl, now }, { scope: 'rebuild', changes: [] });
  const time = performance.now() - begun;
  const { user, system } = process.cpuUsage(cpuBefore);
  const published = report.sources.filter(({ outcome }) => outcome.kind === 'published').length;
  if (published !== articles) throw new Error(`${published} of ${articles} articles are published`);
  return { articles, time, cpu: (user + system) / 1000 };
};

/** The publisher's own limit: its stores only wait. */
export const rebuildInMemory = async (size: number): Promise<Rebuild> => {
  const stores = (clock: () => Date) => createMemoryStore({ now: clock });
  const content = stores(() => new Date(now));
  const [state, site] = [stores(() => new Date()), stores(() => new Date())];
  await fill(content, size);
  const slow = createSlowPorts(
    { content, state, site, copyMedia: copyMediaBetween(content, site) },
    latency,
  );
  const cost = await rebuild(slow.ports, size);
  const { reads, writes, deletes } = slow.counts;
  return { ...cost, requests: reads + writes + deletes, mostUnderWay: slow.mostUnderWay };
};

const tsx = createRequire(import.meta.url).resolve('tsx');

const startServer = async () => {
  const child = fork(join(import.meta.dirname, 's3-process.ts'), [String(latency)], {
    execArgv: ['--import', tsx],
  });
  const ask = async (): Promise<ServerAnswer> => {
    child.send('tell');
    const [answer] = await once(child, 'message');
    return answer;
  };
  const [{ endpoint }] = (await once(child, 'message')) as [ServerAnswer];
  return { endpoint, cpu: async () => (await ask()).cpu, stop: () => child.kill() };
};

export const rebuildFromS3 = async (size: number): Promise<Rebuild> => {
  const server = await startServer();
  Object.assign(process.env, {
    ...{ AWS_REGION: 'eu-central-1', AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test' },
  });
  const client = createS3Client({ AWS_ENDPOINT_URL: server.endpoint });
  try {
    const count = countRequests(client);
    const store = (bucket: string): Store => createS3Store({ client, bucket });
    const [content, state, site] = [store('content'), store('state'), store('site')];
    await fill(content, size);
    const copyMedia = createS3MediaCopier({ client, contentBucket: 'content', siteBucket: 'site' });
    const [before, cpuBefore] = [count(), await server.cpu()];
    const cost = await rebuild({ content, state, site, copyMedia }, size);
    return { ...cost, requests: count() - before, serverCpu: (await server.cpu()) - cpuBefore };
  } finally {
    client.destroy();
    server.stop();
  }
};

const figuresOf = (condition: string, runs: readonly Rebuild[]): Figure[] => {
  const figure = (
    measure: string,
    unit: Figure['unit'],
    value: (run: Rebuild) => number | undefined,
  ): Figure[] => {
    const values = runs.map(value).filter((each) => each !== undefined);
    return values.length === 0 ? [] : [{ subject: 'Newsstand', condition, measure, unit, values }];
  };
  return [
    ...figure('speed', 'articles/s', ({ articles, time }) => (articles * 1000) / time),
    ...figure('requests per article', 'requests', ({ articles, requests }) => requests / articles),
    ...figure('requests', 'per second', ({ requests, time }) => (requests * 1000) / time),
    ...figure(
      'requests under way, mean',
      'requests',
      ({ requests, time }) => (requests * latency) / time,
    ),
    ...figure('requests under way, most', 'requests', ({ mostUnderWay }) => mostUnderWay),
    ...figure('CPU time per article', 'ms', ({ articles, cpu }) => cpu / articles),
    ...figure('CPU time per second', 'ms', ({ cpu, time }) => (cpu * 1000) / time),
    ...figure(
      "the server's CPU time per article",
      'ms',
      ({ articles, serverCpu }) => serverCpu && serverCpu / articles,
    ),
  ];
};

export const bulk: Part = {
  name: 'bulk',
  title: `A rebuild of everything, each request answered after ${latency} ms`,
  async measure({ rounds, sizes }, tell) {
    const figures: Figure[] = [];
    for (const size of sizes) {
      const [inMemory, fromS3]: [Rebuild[], Rebuild[]] = [[], []];
      for (let round = 0; round < (size > mostInEmulator ? 1 : rounds); round += 1) {
        inMemory.push(await rebuildInMemory(size));
        if (size <= mostInEmulator) fromS3.push(await rebuildFromS3(size));
        tell(`${size} articles, round ${round + 1}: ${Math.round(inMemory.at(-1)?.time ?? 0)} ms`);
      }
      const articles = `${size.toLocaleString('en')} articles`;
      figures.push(
        ...figuresOf(`${articles}, memory`, inMemory),
        ...figuresOf(`${articles}, emulator of S3`, fromS3),
      );
    }
    return { figures, missing: [] };
  },
};
