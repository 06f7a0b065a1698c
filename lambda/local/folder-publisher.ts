import type { Ports } from '../publish/ports.ts';
import type { PublishReport } from '../publish/report.ts';
import { type RunReport, runPublisher } from '../publish/run.ts';
import type { ConvertSource } from '../publish/sources/source-reader.ts';
import { createEntryCache } from '../publish/state/entry-cache.ts';
import { buildSite } from './build-site.ts';
import { createRunQueue } from './run-queue.ts';

/** What was published of what. */
export interface FolderRun {
  readonly report: PublishReport;
  /** The keys that may have changed; none where only time has passed. */
  readonly asked: readonly string[];
  /** From the first sign of a change until it was published, in ms. */
  readonly took?: number;
}

export interface FolderPublisherOptions {
  readonly ports: Ports;
  /** Absolute, without a trailing slash. */
  readonly baseUrl: string;
  readonly now: () => Date;
  /** Told of every run but the first. */
  readonly onRun: (run: FolderRun) => Promise<void>;
  readonly onError: (error: unknown) => void;
}

/** Publishes a folder, and goes on with whatever changes in it. */
export interface FolderPublisher {
  /**
   * @param convertAside converts sources beside the publisher
   * @throws StorageError
   */
  build(convertAside?: ConvertSource): Promise<RunReport>;
  /**
   * Once all that was asked for before is published.
   * @param asked the keys that may have changed; without any, what has fallen due is published
   * @param since when that was noticed, in ms, by `performance.now()`
   */
  publish(asked: readonly string[], since?: number): void;
  /** Ends when what was under way has come to a point where it can be left. */
  stop(): Promise<void>;
}

/** Articles that are not read again for the next feed that they stand in. */
const entriesAtHand = 10_000;

export const createFolderPublisher = (options: FolderPublisherOptions): FolderPublisher => {
  const { ports, baseUrl, now, onRun, onError } = options;
  const queue = createRunQueue();
  let isStopped = false;
  const settings = {
    baseUrl,
    entries: createEntryCache(entriesAtHand),
    isOutOfTime: () => isStopped,
  };

  const publish = (asked: readonly string[], since?: number): void => {
    const time = now().toISOString();
    const request = { changes: asked.map((key) => ({ key, time })), scope: 'changes' } as const;
    const job = async (): Promise<void> => {
      if (isStopped) return;
      const report = await runPublisher(ports, { ...settings, now: now().toISOString() }, request);
      const took = since === undefined ? {} : { took: performance.now() - since };
      await onRun({ report, asked, ...took });
      // Lists and maps of the site are left to a run without changes.
      if (asked.length > 0 || report.hasMore) publish([]);
    };
    queue.add(job).catch(onError);
  };

  return {
    publish,
    build: (convertAside) =>
      queue.add(() => buildSite(ports, { ...settings, now: now(), rebuild: false, convertAside })),
    async stop() {
      isStopped = true;
      await queue.settled();
    },
  };
};
