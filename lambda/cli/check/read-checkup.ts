import { feedFormats } from '../../contract.ts';
import { articleKey } from '../../core/addresses.ts';
import type { Instant } from '../../core/article.ts';
import type { Channel } from '../../core/channel.ts';
import { isError, type Problem } from '../../core/problem.ts';
import { readJson } from '../../publish/access/json.ts';
import type { Ports } from '../../publish/ports.ts';
import type { Outcome, PublishReport, SourceReport } from '../../publish/report.ts';
import { readPublished } from '../../publish/state/queries.ts';

/** The outcome that one file would have. */
export interface CheckedSource {
  readonly source: string;
  readonly becomes: Outcome['kind'];
  readonly title?: string;
  /** A path below the base URL, with a leading slash; absolute on the publication's own site. */
  readonly address?: string;
  readonly published?: Instant;
  readonly updated?: Instant;
  readonly channels?: readonly Channel[];
  /** Lines left out as leftovers of a scraped page. */
  readonly removed: readonly string[];
  readonly problems: readonly Problem[];
}

export interface Checkup {
  /** Ascending by source. */
  readonly sources: readonly CheckedSource[];
  /** One for each channel; `path` is its folder. */
  readonly feeds: readonly {
    readonly path: string;
    readonly title: string;
    readonly entries: number;
  }[];
  /** Problems of publication.yaml and of malformed feeds. */
  readonly problems: readonly Problem[];
  readonly errors: number;
  readonly warnings: number;
}

/** Adds to the report of a run where each article is and what each feed holds. */
export const readCheckup = async (
  { sources, problems }: PublishReport,
  { site, state }: Pick<Ports, 'site' | 'state'>,
): Promise<Checkup> => {
  const all = [...problems, ...sources.flatMap((source) => source.problems)];
  const errors = all.filter(isError).length;
  return {
    sources: await Promise.all(sources.map((report) => checked(report, state))),
    feeds: await readFeeds(site),
    problems,
    errors,
    warnings: all.length - errors,
  };
};

const checked = async (
  { source, outcome, removed, problems }: SourceReport,
  state: Ports['state'],
): Promise<CheckedSource> => {
  const found = await readPublished(state, source);
  return {
    source,
    becomes: outcome.kind,
    ...('title' in outcome ? { title: outcome.title } : {}),
    ...(found
      ? {
          address: found.version.link ?? `/${articleKey(found.version.slug)}`,
          published: found.version.published,
          ...(found.updated === undefined ? {} : { updated: found.updated }),
          channels: found.version.channels,
        }
      : {}),
    removed,
    problems,
  };
};

interface Feed {
  readonly title: string;
  readonly items: readonly unknown[];
}

const readFeeds = async (site: Ports['site']): Promise<Checkup['feeds']> => {
  const { file } = feedFormats.json;
  const feeds: Checkup['feeds'][number][] = [];
  for await (const { key } of site.list()) {
    if (key !== file && !key.endsWith(`/${file}`)) continue;
    const { title, items } = (await readJson<Feed>(site, key)) ?? { title: '', items: [] };
    feeds.push({ path: key.slice(0, -file.length), title, entries: items.length });
  }
  return feeds.sort((a, b) => (a.path < b.path ? -1 : 1));
};
