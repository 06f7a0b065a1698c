import type { Ports } from '../publish/ports.ts';
import type { PublishReport } from '../publish/report.ts';
import { type RunReport, runPublisher } from '../publish/run.ts';
import type { ConvertSource } from '../publish/sources/source-reader.ts';
import { createEntryCache } from '../publish/state/entry-cache.ts';
import { buildSite } from './build-site.ts';
import { createRunQueue } from './run-queue.ts';

/** One run of the publisher, and the changes that it was asked to publish. */
export interface FolderRun {
  readonly report: PublishReport;
  /** The keys that may have changed; empty for a tick. */
  readonly asked: readonly string[];
  /** From the first file event until the change was published, in ms. */
  readonly took?: number;
}

export interface FolderPublisherOptions {
  readonly ports: Ports;
  /** Absolute, without a trailing slash. */
  readonly baseUrl: string;
  readonly now: () => Date;
  /** Converts sources outside the publisher's thread. */
  readonly convert?: ConvertSource | undefined;
  /** Called after every run except the first. */
  readonly onRun: (run: FolderRun) => Promise<void>;
  readonly onError: (error: unknown) => void;
}

/** Publishes a folder, then its changes. */
export interface FolderPublisher {
  /** @throws StorageError */
  build(): Promise<RunReport>;
  /**
   * Queues a run.
   * @param asked the keys that may have changed; if empty, the run publishes what is due
   * @param since when the change was noticed, in ms, by `performance.now()`
   */
  publish(asked: readonly string[], since?: number): void;
  /** Resolves when the current run has stopped at a safe point. */
  stop(): Promise<void>;
}

/** Entries that stay in memory, so that several feeds can use them. */
const cachedEntries = 10_000;

export const createFolderPublisher = (options: FolderPublisherOptions): FolderPublisher => {
  const { ports, baseUrl, now, convert, onRun, onError } = options;
  const queue = createRunQueue();
  let isStopped = false;
  const settings = {
    baseUrl,
    entries: createEntryCache(cachedEntries),
    convert,
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
      // A run with changes leaves OPML and sitemaps to the next tick.
      if (asked.length > 0 || report.hasMore) publish([]);
    };
    queue.add(job).catch(onError);
  };

  return {
    publish,
    build: () =>
      queue.add(() =>
        buildSite(ports, { ...settings, now: now(), rebuild: false, convertsAhead: true }),
      ),
    async stop() {
      isStopped = true;
      await queue.settled();
    },
  };
};
