import { setTimeout as pause } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Log } from '../../../lambda/aws/json-log.ts';
import { createQueueHandler, type QueueResponse } from '../../../lambda/aws/queue-handler.ts';
import type { Ports } from '../../../lambda/publish/ports.ts';
import { type PublishRequest, type RunReport, runPublisher } from '../../../lambda/publish/run.ts';
import { createS3Client, type S3Timeouts } from '../../../lambda/stores/s3/s3-client.ts';
import { createS3MediaCopier, createS3Store } from '../../../lambda/stores/s3/s3-store.ts';
import { stubAwsEnvironment } from '../../support/aws-environment.ts';
import {
  type Fault,
  type FaultyS3,
  faults,
  operations,
  type ProxiedRequest,
  startFaultyS3,
} from '../../support/faulty-s3.ts';
import { baseUrl } from '../../support/newsroom.ts';
import { type S3Server, startS3Server } from '../../support/s3-server.ts';

const timeouts: S3Timeouts = { connect: 5000, silence: 5000, attempts: 4, pause: 10 };

/** So short that a busy machine may exceed it without any fault. */
const shortTimeouts: S3Timeouts = { ...timeouts, silence: 250 };

const now = '2026-10-01T12:00:00.000Z';
const article = (fields: string) => `---\n${fields}\n---\nSome text.\n`;

/** The content before and after the edits whose publishing goes wrong, each in a bucket of its own. */
const contents: Record<'before' | 'after', Record<string, string>> = {
  before: {
    'publication.yaml': 'id: tag:x,2026:n\ntitle: N',
    'articles/a.md': article('title: A\nsection: Local\ntags: [x, y]\ndate: 2026-09-01'),
    'media/p.png': 'picture',
  },
  after: {
    'publication.yaml': 'id: tag:x,2026:n\ntitle: N',
    'articles/a.md': article('title: A2\nsection: World\ntags: [y]\ndate: 2026-09-02\nslug: moved'),
    'media/p.png': 'picture',
    'media/q.png': 'another',
  },
};
const edited = ['articles/a.md', 'media/q.png'];

let server: S3Server;
let s3: FaultyS3;
let client: S3Client;
let impatientClient: S3Client;
let undisturbed: Awaited<ReturnType<typeof play>>;

beforeAll(async () => {
  server = await startS3Server();
  s3 = await startFaultyS3(server.endpoint);
  stubAwsEnvironment();
  client = createS3Client({ AWS_ENDPOINT_URL: s3.endpoint }, timeouts);
  impatientClient = createS3Client({ AWS_ENDPOINT_URL: s3.endpoint }, shortTimeouts);
  for (const [bucket, objects] of Object.entries(contents)) {
    await server.createBucket(bucket);
    const store = createS3Store({ client: server.client, bucket });
    for (const [key, text] of Object.entries(objects)) await store.put(key, text);
  }
  undisturbed = await play(undefined, () => undefined);
});

afterAll(async () => {
  client.destroy();
  impatientClient.destroy();
  await s3.close();
  await server.close();
  vi.unstubAllEnvs();
});

let sites = 0;

/** These show only after the silence that the client bears. */
const isSilent = (fault: Fault | undefined) => fault === 'hang' || fault === 'stalled body';

/** A site of its own, where the content as it was before the edits is published. */
const openSite = async (fault: Fault | undefined) => {
  sites += 1;
  const [state, site] = [`state-${sites}`, `site-${sites}`];
  await server.createBucket(state);
  await server.createBucket(site);
  const publishFrom =
    (through: S3Client, content: keyof typeof contents) => (request: PublishRequest) => {
      const store = (bucket: string) => createS3Store({ client: through, bucket });
      const ports: Ports = {
        content: store(content),
        state: store(state),
        site: store(site),
        copyMedia: createS3MediaCopier({
          client: through,
          contentBucket: content,
          siteBucket: site,
        }),
      };
      return runPublisher(ports, { baseUrl, now }, request);
    };
  await publishFrom(server.client, 'before')({ changes: [], scope: 'all' });
  return {
    publish: publishFrom(isSilent(fault) ? impatientClient : client, 'after'),
    look: async () => ({
      site: await etagsIn(site),
      state: await etagsIn(state),
    }),
  };
};

/** Equal ETags are equal bytes. */
const etagsIn = async (bucket: string): Promise<Record<string, string>> => {
  const etags: Record<string, string> = {};
  const store = createS3Store({ client: server.client, bucket });
  for await (const object of store.list()) etags[object.key] = await object.etag();
  return etags;
};

/** Publishes the edits while S3 behaves like that. @returns what is left, and what S3 was asked */
const play = async (
  fault: Fault | undefined,
  behave: (request: ProxiedRequest) => Fault | undefined,
) => {
  const { publish, look } = await openSite(fault);
  s3.behave(behave);
  await publish({ changes: edited.map((key) => ({ key, time: now })), scope: 'changes' });
  const { requests } = s3;
  return { ...(await look()), requests };
};

const withoutRequests = ({ site, state }: Awaited<ReturnType<typeof play>>) => ({ site, state });

/** Every fault can befall every operation, but this one is known of copies alone. */
const isPossible = (fault: Fault, operation: ProxiedRequest['operation']) =>
  fault !== 'error in a 200' || operation === 'copy';

const quickFaults = faults.filter((fault) => !isSilent(fault));

describe('a publish', () => {
  it('uses every operation, with its first attempt', () => {
    const { requests, site } = undisturbed;

    expect(new Set(requests.map(({ operation }) => operation))).toEqual(new Set(operations));
    expect(requests.every(({ attempt }) => attempt === 1)).toBe(true);
    expect(Object.keys(site)).toEqual(
      expect.arrayContaining(['articles/moved', 'media/p.png', 'media/q.png']),
    );
  });

  it.each(faults)('that meets "%s" once with every operation ends well', async (fault) => {
    const met = new Set<string>();
    const disturbed = await play(fault, ({ operation }) => {
      if (met.has(operation) || !isPossible(fault, operation)) return undefined;
      met.add(operation);
      return fault;
    });

    const possible = operations.filter((operation) => isPossible(fault, operation));
    const repeated = disturbed.requests.filter(({ attempt }) => attempt === 2);
    expect(repeated.map(({ operation }) => operation)).toEqual(expect.arrayContaining(possible));
    expect(withoutRequests(disturbed)).toEqual(withoutRequests(undisturbed));
  });

  it('ends well whichever of its requests are disturbed', async () => {
    const stride = 8;
    for (let first = 0; first < stride; first += 1) {
      let index = 0;
      const disturbed = await play(undefined, ({ attempt, operation }) => {
        if (attempt > 1 || index++ % stride !== first) return undefined;
        const possible = quickFaults.filter((fault) => isPossible(fault, operation));
        return possible[index % possible.length];
      });

      expect(disturbed.requests.some(({ attempt }) => attempt === 2)).toBe(true);
      expect(withoutRequests(disturbed), `from ${first} on`).toEqual(withoutRequests(undisturbed));
    }
  });

  it.each(faults)(
    'that meets "%s" at the first attempt of every request ends well',
    async (fault) => {
      const disturbed = await play(fault, ({ attempt, operation }) =>
        attempt === 1 && isPossible(fault, operation) ? fault : undefined,
      );

      expect(withoutRequests(disturbed)).toEqual(withoutRequests(undisturbed));
    },
  );
});

/** What S3 tells EventBridge, as the queue hands it over. */
const message = (key: string) => ({
  messageId: key,
  receiptHandle: key,
  body: JSON.stringify({
    'detail-type': 'Object Created',
    source: 'aws.s3',
    time: now,
    detail: { bucket: { name: 'content' }, object: { key } },
  }),
});
const unreadable = { messageId: 'unreadable', receiptHandle: 'unreadable', body: 'not JSON' };
const batch = [unreadable, ...edited.map(message)];

const silentLog: Log = { info() {}, warn() {}, error() {} };

const handlerOf = (publish: (request: PublishRequest) => Promise<RunReport>) =>
  createQueueHandler({
    ...{ publish, log: silentLog, memory: {}, contentBucket: 'content' },
    measure() {},
    countS3Requests: () => 0,
    now: () => 0,
  });

const failedIn = async (response: Promise<QueueResponse>) =>
  (await response).batchItemFailures.map(({ itemIdentifier }) => itemIdentifier).sort();

/** In ms: one request at all its attempts, those under way beside it, and time for a busy machine. */
const longestFailure = 2 * shortTimeouts.attempts * (shortTimeouts.silence + 100) + 2000;

describe('a batch of the queue', () => {
  const lasting = faults.map((fault, position) => ({
    fault,
    share: fault === 'error in a 200' ? 0 : position / faults.length,
  }));

  it.each(lasting)(
    'comes back whole when $fault lasts, and is made good when it is delivered again',
    async ({ fault, share }) => {
      const { publish, look } = await openSite(fault);
      const handle = handlerOf(publish);
      const passes = Math.floor(share * undisturbed.requests.length);
      let index = 0;
      s3.behave(({ operation }) =>
        index++ >= passes && isPossible(fault, operation) ? fault : undefined,
      );

      const start = Date.now();
      expect(await failedIn(handle({ Records: batch }))).toEqual(
        batch.map(({ messageId }) => messageId).sort(),
      );
      expect(Date.now() - start).toBeLessThan(longestFailure);
      const asked = s3.requests.length;
      await pause(100);
      expect(s3.requests.slice(asked)).toEqual([]);

      s3.behave(() => undefined);
      expect(await failedIn(handle({ Records: batch }))).toEqual(['unreadable']);
      expect(await look()).toEqual(withoutRequests(undisturbed));
    },
  );

  it('is published but for the message that cannot be read, though S3 stumbles', async () => {
    const { publish, look } = await openSite(undefined);
    s3.behave(({ attempt }) => (attempt === 1 ? 'internal error' : undefined));

    const handle = handlerOf(publish);
    expect(await failedIn(handle({ Records: batch }))).toEqual(['unreadable']);
    expect(await look()).toEqual(withoutRequests(undisturbed));
  });
});

/** Writes of the publish that S3 confirms and does not do, by the scope of the run that makes them good. */
const unkept: readonly [scope: 'all' | 'rebuild', operation: string, key: RegExp][] = [
  ['all', 'copy', /^site-\d+\/media\/q\.png$/],
  ['all', 'put', /^state-\d+\/records\//],
  ['all', 'put', /^state-\d+\/claims\/slugs\/moved$/],
  ['rebuild', 'put', /^state-\d+\/claims\/entries\//],
  ['rebuild', 'put', /^state-\d+\/entries\//],
  ['rebuild', 'put', /^state-\d+\/index\//],
  ['rebuild', 'put', /^state-\d+\/due\//],
  ['rebuild', 'put', /^state-\d+\/log\//],
  ['rebuild', 'put', /^site-\d+\/articles\/moved$/],
  ['rebuild', 'put', /^site-\d+\/(?!articles)/],
  ['rebuild', 'delete', /^state-\d+\/(?:claims|entries)\//],
  ['rebuild', 'delete', /^state-\d+\/index\//],
  ['rebuild', 'delete', /^site-\d+\/articles\/a$/],
];

describe('a write that S3 confirms and does not do', () => {
  const scopes = ['changes', 'all', 'rebuild'] as const;

  /** Publishes the edits with the fault, then without it with each scope. @returns what is left each time */
  const playOn = async (behave: (request: ProxiedRequest) => Fault | undefined) => {
    const { publish, look } = await openSite(undefined);
    s3.behave(behave);
    await publish({ changes: edited.map((key) => ({ key, time: now })), scope: 'changes' });
    s3.behave(() => undefined);
    const looks: Awaited<ReturnType<typeof look>>[] = [];
    for (const scope of scopes) {
      await publish({ changes: [], scope });
      looks.push(await look());
    }
    return looks;
  };
  let kept: ReturnType<typeof playOn>;
  beforeAll(async () => {
    kept = playOn(() => undefined);
    await kept;
  });

  it.each(unkept)(
    'is made good by a run with the scope "%s": a %s of %s',
    async (scope, operation, key) => {
      const looks = await playOn((request) =>
        request.operation === operation && key.test(request.path.slice(1))
          ? 'no effect'
          : undefined,
      );
      const right = await kept;
      const isRight = looks.map((each, run) => isDeepStrictEqual(each, right[run]));

      const mended = scopes.indexOf(scope);
      expect(isRight).toEqual(scopes.map((_, run) => run >= mended));
      expect(looks[mended]).toEqual(right[mended]);
    },
  );
});

describe('listings that miss every other key', () => {
  it('make a reconciliation delete nothing, and are made good by the next rebuild', async () => {
    const { publish, look } = await openSite(undefined);
    await publish({ changes: [], scope: 'rebuild' });
    const right = await look();
    const shorten = ({ operation }: ProxiedRequest) =>
      operation === 'list' ? ('short list' as const) : undefined;

    s3.behave(shorten);
    await publish({ changes: [], scope: 'all' });
    expect(await look()).toEqual(right);

    await publish({ changes: [], scope: 'rebuild' });
    const short = await look();
    for (const bucket of ['site', 'state'] as const) {
      expect(Object.keys(short[bucket])).toEqual(Object.keys(right[bucket]));
    }
    s3.behave(() => undefined);
    await publish({ changes: [], scope: 'rebuild' });
    expect(await look()).toEqual(right);
  });
});
