import { isError } from '../../lambda/core/problem.ts';
import { readJson } from '../../lambda/publish/access/json.ts';
import { StorageError } from '../../lambda/publish/errors.ts';
import type { Store } from '../../lambda/publish/ports.ts';
import { type PublishRequest, type RunReport, runPublisher } from '../../lambda/publish/run.ts';
import { stateKeys } from '../../lambda/publish/state/keys.ts';
import type { PublisherState } from '../../lambda/publish/state/publisher-state.ts';
import { copyMediaBetween } from '../../lambda/stores/copy-media.ts';
import { createFuse, Stopped } from '../support/failing-store.ts';
import { baseUrl, tickingOn } from '../support/newsroom.ts';
import type { Event, Version } from './history.ts';
import type { MakeStore } from './simulated-stores.ts';

type Delivery = Extract<Event, { kind: 'deliver' }>;

/** A message of the queue. */
interface Message {
  readonly request: PublishRequest;
}

/** What is in a file of the content now. */
export interface SavedVersion {
  readonly version: Version;
  /** A word that stands in this version's title and nowhere else. */
  readonly token: string;
  readonly published: string | undefined;
  readonly expires: string | undefined;
}

/** Whether the content asks for a version to be seen at the time. */
export const isVisible = (
  { version, published = '', expires }: SavedVersion,
  time: string,
): boolean =>
  version.kind === 'good' && published <= time && (expires === undefined || expires > time);

export interface World {
  readonly content: Store;
  readonly state: Store;
  readonly site: Store;
  readonly files: ReadonlyMap<string, SavedVersion>;
  /** All versions that a file ever had, by its name. */
  readonly everSaved: ReadonlyMap<string, readonly SavedVersion[]>;
  /** Files whose every change has been answered for good: readers must see them as they are. */
  readonly settled: readonly string[];
  /** Whether another program has changed the buckets, and no rebuild has ended since. */
  readonly isDamaged: boolean;
  /** Whether that has ever been so. */
  readonly wasDamaged: boolean;
  /** Of every version that ever named a date: when it may be seen. */
  readonly embargoes: ReadonlyMap<string, string>;
  readonly now: string;
  /** Whether every message has been answered, and the last run has come to its end. */
  readonly isQuiet: boolean;
  /** The time of the last run that ended well. */
  readonly lastRun: string;
  /** Whether publication.yaml is readable, or there has never been one. */
  readonly hasPublication: boolean;
  /** How many entries a feed holds. */
  readonly entries: number;
  /** The least that it ever held. */
  readonly fewestEntries: number;
  /** Whether articles are on a site of the publication's own. */
  readonly hasOwnSite: boolean;
  /** Whether that has ever been so. */
  readonly everHadOwnSite: boolean;
  /** Where entries are to link to. */
  addressOf(slug: string, version: Version): string;
  act(event: Event): Promise<void>;
  /** Delivers everything, and ticks, without any fault, until nothing is left to do. */
  drain(): Promise<void>;
}

const isRebuild = ({ request }: Message): boolean => request.scope === 'rebuild';
const filesIn = (messages: readonly Message[]): string[] =>
  messages.flatMap(({ request }) => request.changes.map(({ key }) => key));

const start = Date.UTC(2026, 9, 1, 12);
const fileName = (file: number): string => `articles/f${file}.md`;
/** Versions of it differ in their length. */
export const mediaName = (file: number): string => `media/m${file}.png`;

export const createWorld = (makeStore: MakeStore): World => {
  let minutes = 0;
  let saved = 0;
  let entries = 50;
  let fewestEntries = entries;
  let links: string | undefined;
  let everHadOwnSite = false;
  let hasPublication = true;
  let lastRun = '';
  const now = () => new Date(start + minutes * 60_000);
  const later = tickingOn(now);
  const content = makeStore(now);
  const [state, site] = [makeStore(later), makeStore(later)];
  const fuse = createFuse();
  const ports = fuse.wrap({ content, state, site, copyMedia: copyMediaBetween(content, site) });
  const files = new Map<string, SavedVersion>();
  const everSaved = new Map<string, SavedVersion[]>();
  const embargoes = new Map<string, string>();
  /** Files whose changes were answered, but left to a reconciliation. */
  const deferred = new Set<string>();
  let isDamaged = false;
  let wasDamaged = false;
  /** Whether the last run could not read publication.yaml, and perhaps had to wait. */
  let isBroken = false;
  const delivered: Message[] = [];
  const queue: Message[] = [];
  /** A FIFO queue gives out nothing else before a failed batch has been dealt with. */
  let failed: Message[] = [];
  /** Even a run without messages may have been stopped halfway. */
  let wasCutOff = false;

  const tell = (key: string): void => {
    const changes = [{ key, time: now().toISOString() }];
    queue.push({ request: { changes, scope: 'changes' } });
  };
  const keep = (file: string, saved: SavedVersion): void => {
    files.set(file, saved);
    everSaved.set(file, [...(everSaved.get(file) ?? []), saved]);
  };
  const save = async (file: string, version: Version): Promise<void> => {
    saved += 1;
    const token = `v${saved}x`;
    const timeOf = (more: number | undefined) =>
      more === undefined ? undefined : new Date(start + (minutes + more) * 60_000).toISOString();
    const date = timeOf(version.date);
    const expires = timeOf(version.expires);
    if (date !== undefined) embargoes.set(token, date);
    keep(file, { version, token, published: date, expires });
    await content.put(file, textOf(version, token, date, expires));
    tell(file);
  };
  const remove = async (file: string): Promise<void> => {
    files.delete(file);
    await content.delete(file);
    tell(file);
  };

  const run = (
    messages: readonly Message[],
    { steps = Number.POSITIVE_INFINITY, isBacklog = false } = {},
  ) => {
    let taken = 0;
    return runPublisher(
      ports,
      { baseUrl, now: now().toISOString(), isOutOfTime: () => taken++ >= steps },
      {
        changes: messages.flatMap(({ request }) => request.changes),
        scope: messages.some(isRebuild) ? 'rebuild' : isBacklog ? 'all' : 'changes',
      },
    );
  };
  const answered = async (messages: readonly Message[], report: RunReport): Promise<void> => {
    delivered.push(...messages);
    const settings = await readJson<PublisherState>(state, stateKeys.settings);
    isBroken = report.problems.some(isError);
    if (isBroken || settings?.reconciliation?.answersUntil)
      for (const file of filesIn(messages)) deferred.add(file);
    else if (!report.hasMore) {
      deferred.clear();
      if (!queue.some(isRebuild)) isDamaged = false;
    }
    wasCutOff = false;
    lastRun = now().toISOString();
    if (report.hasMore) queue.push({ request: { changes: [], scope: 'changes' } });
  };
  const deliver = async (
    messages: readonly Message[],
    { fault, ...options }: Pick<Delivery, 'fault' | 'steps' | 'isBacklog'>,
  ): Promise<void> => {
    if (fault?.kind === 'error') fuse.fail(fault.call);
    else if (fault) fuse.arm(fault.call, fault.kind === 'stopped before' ? 'before' : 'after');
    try {
      await answered(messages, await run(messages, options));
    } catch (error) {
      if (!(error instanceof Stopped || error instanceof StorageError)) throw error;
      failed = [...messages];
      wasCutOff = true;
    } finally {
      fuse.disarm();
    }
  };
  const nextBatch = (picks: readonly number[]): Message[] => {
    if (failed.length > 0) return failed.splice(0);
    const batch: Message[] = [];
    for (const pick of picks) {
      if (queue.length === 0) break;
      batch.push(...queue.splice(pick % queue.length, 1));
    }
    return batch;
  };

  const world: World = {
    content,
    state,
    site,
    files,
    embargoes,
    everSaved,
    get settled() {
      const unsettled = new Set([...deferred, ...filesIn([...queue, ...failed])]);
      return isDamaged || isBroken
        ? []
        : [...everSaved.keys()].filter((file) => !unsettled.has(file));
    },
    get isDamaged() {
      return isDamaged;
    },
    get wasDamaged() {
      return wasDamaged;
    },
    get now() {
      return now().toISOString();
    },
    get entries() {
      return entries;
    },
    get fewestEntries() {
      return fewestEntries;
    },
    get hasOwnSite() {
      return links !== undefined;
    },
    get everHadOwnSite() {
      return everHadOwnSite;
    },
    addressOf: (slug, { section }) =>
      (links ?? `${baseUrl}/articles/{slug}`)
        .replace('{section}/', section === undefined ? '' : `section-${section}/`)
        .replace('{slug}', slug),
    get isQuiet() {
      return queue.length === 0 && !wasCutOff;
    },
    get lastRun() {
      return lastRun;
    },
    get hasPublication() {
      return hasPublication;
    },
    async act(event) {
      switch (event.kind) {
        case 'save':
          return save(fileName(event.file), event.version);
        case 'delete':
          return remove(fileName(event.file));
        case 'rename': {
          const [from, to] = [fileName(event.file), fileName(event.to)];
          const file = files.get(from);
          if (file === undefined || from === to) return;
          const object = await content.get(from);
          if (object) await content.put(to, object.body);
          keep(to, file);
          tell(to);
          return remove(from);
        }
        case 'publication':
          entries = event.entries;
          fewestEntries = Math.min(entries, fewestEntries);
          hasPublication = true;
          links = event.links === undefined ? undefined : ownSites[event.links];
          everHadOwnSite ||= links !== undefined;
          await content.put('publication.yaml', publicationText(event.name, entries, links));
          return tell('publication.yaml');
        case 'broken publication':
          hasPublication = false;
          await content.put('publication.yaml', 'title: [');
          return tell('publication.yaml');
        case 'delete publication':
          hasPublication = false;
          await content.delete('publication.yaml');
          return tell('publication.yaml');
        case 'save media':
          await content.put(mediaName(event.file), 'picture'.padEnd(10 + event.text));
          return tell(mediaName(event.file));
        case 'delete media':
          await content.delete(mediaName(event.file));
          return tell(mediaName(event.file));
        case 'wait':
          minutes += event.minutes;
          return;
        case 'repeat': {
          const message = delivered[event.message % Math.max(1, delivered.length)];
          if (message) queue.push(message);
          return;
        }
        case 'damage':
          isDamaged = true;
          wasDamaged = true;
          await lose(state, event.state);
          await lose(site, event.site);
          await site.put('articles/nobodys', 'junk', { contentType: 'text/html' });
          await site.put('tags/nobodys/rss.xml', '<rss/>', { contentType: 'text/xml' });
          queue.push({ request: { changes: [], scope: 'rebuild' } });
          return;
        case 'rebuild':
          queue.push({ request: { changes: [], scope: 'rebuild' } });
          return;
        default:
          return deliver(nextBatch(event.picks), event);
      }
    },
    async drain() {
      for (let ticks = 0; ; ) {
        const messages = [...failed.splice(0), ...queue.splice(0)];
        const report = await run(messages);
        await answered(messages, report);
        if (queue.length > 0) continue;
        // Without a publication.yaml the publisher does nothing, and the dirty flags stay.
        if (ticks === 3 || !(await hasDirtyFlags(state))) return;
        ticks += 1;
      }
    },
  };
  return world;
};

/** Whether the next tick has something to bring into the lists and maps of the site. */
export const hasDirtyFlags = async (state: Store): Promise<boolean> => {
  for (const prefix of [stateKeys.entryFlags, stateKeys.channelFlags]) {
    for await (const _ of state.list({ prefix, limit: 1 })) return true;
  }
  return false;
};

/** All but what is history, which nothing can bring back. */
const lose = async (store: Store, picks: readonly number[] | 'all'): Promise<void> => {
  const keys: string[] = [];
  for await (const { key } of store.list()) {
    if (!/^(log\/|publication\.yaml)/.test(key)) keys.push(key);
  }
  const lost = picks === 'all' ? keys : picks.map((pick) => keys[pick % keys.length]);
  for (const key of lost) if (key !== undefined) await store.delete(key);
};

export const ownSite = 'https://own.example/';
const ownSites = [`${ownSite}{slug}`, `${ownSite}news/{section}/{slug}.html`];

const publicationText = (name: number, entries: number, links: string | undefined): string =>
  [
    ...['id: tag:x,2026:n', `title: Name ${name}`, `limits: {entries: ${entries}}`],
    'sections: [Section 0, Declared]',
    ...(links === undefined ? [] : [`links: ${links}`]),
  ].join('\n');

const textOf = (
  version: Version,
  token: string,
  date: string | undefined,
  expires: string | undefined,
): string => {
  if (version.kind === 'broken') return `---\ntitle: [${token}\n---\nText.\n`;
  const { section, tags, author, slug, id, picture } = version;
  return [
    '---',
    `title: Title ${token}`,
    `author: Author ${author}`,
    ...(section === undefined ? [] : [`section: Section ${section}`]),
    `tags: [${tags.map((tag) => `Tag ${tag}`).join(', ')}]`,
    ...(date === undefined ? [] : [`date: ${date}`]),
    ...(expires === undefined ? [] : [`expires: ${expires}`]),
    ...(slug === undefined ? [] : [`slug: s${slug}`]),
    ...(id === undefined ? [] : [`id: i${id}`]),
    ...(picture === undefined ? [] : [`image: ${mediaName(picture)}`]),
    ...(version.kind === 'draft' ? ['draft: true'] : []),
    '---',
    `Text of ${token}.`,
  ].join('\n');
};
