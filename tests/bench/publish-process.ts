import type { Ports } from '../../lambda/publish/ports.ts';
import { runPublisher } from '../../lambda/publish/run.ts';
import { createEntryCache } from '../../lambda/publish/state/entry-cache.ts';
import { createRequestCounter } from '../support/counting-store.ts';
import { baseUrl } from '../support/newsroom.ts';
import { openArchive } from './archive.ts';
import { dateOf, makeArticle } from './corpus.ts';
import { createMeter } from './metered-ports.ts';
import { median } from './table.ts';

/** What one run of the publisher took. */
export interface Publication {
  /** Processor time, in ms. */
  readonly cpuTime: number;
  /** In ms, with every request taking its time. */
  readonly time: number;
  readonly requests: number;
  readonly roundTrips: number;
  /** In bytes. */
  readonly read: number;
  readonly written: number;
}

/** By what the run had to do. */
export type Publications = Readonly<Record<Task, Publication>>;
const tasks = ['new article', 'tick after it', 'correction'] as const;
type Task = (typeof tasks)[number];

type Cost = Partial<Publication>;
/** Lets the publisher run, and tells what it took. */
type Measure = (run: (through: Ports) => Promise<unknown>) => Promise<Cost>;

/** So often all is done before anything is measured, and for the medians of processor time and time. */
const [warmUps, cpuTurns, timedTurns] = [12, 12, 5];

/**
 * Publishes into an archive of so many articles, with a publisher that is warm.
 * @param latency of each request, in ms
 */
const measurePublications = async (size: number, latency: number): Promise<Publications> => {
  let newest = 0;
  const now = (): string => dateOf(newest);
  const ports = await openArchive(size, () => new Date(now()));
  const entries = createEntryCache(10_000);

  const publish = async (measure: Measure, edition?: number): Promise<Cost> => {
    const { key, text } = makeArticle(newest, 'desks', edition);
    if (edition !== undefined) await ports.content.put(key, text);
    const changes = edition === undefined ? [] : [{ key, time: now() }];
    return measure((through) =>
      runPublisher(through, { baseUrl, now: now(), entries }, { changes, scope: 'changes' }),
    );
  };
  const takeTurn = async (measure: Measure): Promise<Readonly<Record<Task, Cost>>> => {
    newest -= 1;
    const turn = {
      'new article': await publish(measure, 0),
      'tick after it': await publish(measure),
      correction: await publish(measure, 1),
    };
    await publish(measure);
    return turn;
  };

  const takeTurns = async (times: number, measure: Measure) => {
    const turns: Readonly<Record<Task, Cost>>[] = [];
    for (let turn = 0; turn < times; turn += 1) turns.push(await takeTurn(measure));
    return (task: Task, name: keyof Publication): number =>
      median(turns.map((turn) => turn[task][name] ?? Number.NaN));
  };

  await takeTurns(warmUps, measureCpu(ports));
  const ofCpu = await takeTurns(cpuTurns, measureCpu(ports));
  const counted = await takeTurns(1, count(ports));
  const timed = await takeTurns(timedTurns, measureTime(createMeter(latency).wrap(ports)));
  const ofTask = (task: Task): Publication => ({
    cpuTime: ofCpu(task, 'cpuTime'),
    time: timed(task, 'time'),
    requests: counted(task, 'requests'),
    roundTrips: counted(task, 'roundTrips'),
    read: counted(task, 'read'),
    written: counted(task, 'written'),
  });
  return Object.fromEntries(tasks.map((task) => [task, ofTask(task)])) as Record<Task, Publication>;
};

const measureCpu =
  (ports: Ports): Measure =>
  async (run) => {
    const before = process.cpuUsage();
    await run(ports);
    const { user, system } = process.cpuUsage(before);
    return { cpuTime: (user + system) / 1000 };
  };

const measureTime =
  (ports: Ports): Measure =>
  async (run) => {
    const begun = performance.now();
    await run(ports);
    return { time: performance.now() - begun };
  };

const count =
  (ports: Ports): Measure =>
  async (run) => {
    const [counter, meter] = [createRequestCounter(), createMeter()];
    await run(meter.wrap(counter.wrap(ports)));
    const { requests, roundTrips } = counter;
    return { requests: requests.length, roundTrips, read: meter.read, written: meter.written };
  };

const [size = 0, latency = 0] = process.argv.slice(2).map(Number);
process.stdout.write(`${JSON.stringify(await measurePublications(size, latency))}\n`);
