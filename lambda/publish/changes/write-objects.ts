import pMap from 'p-map';
import { cacheControl } from '../../contract.ts';
import type { Article } from '../../core/article.ts';
import { renderArticlePage } from '../../core/render/pages/article-page.ts';
import { atOnce } from '../access/concurrency.ts';
import type { SiteChanges } from '../access/site-document.ts';
import type { Plan } from '../claims/plan.ts';
import type { ObjectHeaders } from '../ports.ts';
import type { RunContext } from '../run-context.ts';
import {
  footprintWhile,
  type Moment,
  type ObjectContent,
  type OwnedObject,
} from '../state/footprint.ts';
import type { Batch } from './batch.ts';

/** A version with the article that it shows. */
interface NewVersion {
  readonly plan: Plan;
  readonly article: Article;
  readonly objects: readonly OwnedObject[];
}

interface ObjectBody {
  readonly body: string;
  readonly headers?: ObjectHeaders;
}

/** Writes the objects of new versions that are written at this moment. */
export const writeObjects = async (batch: Batch, moment: Moment): Promise<SiteChanges> => {
  const { run } = batch;
  const versions = await pMap(
    batch.plans,
    (plan) => newVersionOf(batch, plan, moment),
    atOnce.objects,
  );
  const writes = versions.flatMap((version) =>
    (version?.objects ?? []).map((object) => ({ version: version as NewVersion, object })),
  );
  const write = async ({ version, object: { store, key, content } }: (typeof writes)[number]) => {
    const { body, headers } = bodies[content](version, run);
    await run.ports[store].put(key, body, headers);
  };
  await pMap(writes, write, atOnce.objects);
  const written = writes.filter(({ object }) => object.store === 'site');
  return { written: written.map(({ object }) => object.key), deleted: [] };
};

/** Of a version that a plan brings in: all its objects. Of one that it releases: those it lacked. */
const newVersionOf = async (
  { run, readEntry }: Batch,
  plan: Plan,
  moment: Moment,
): Promise<NewVersion | undefined> => {
  const { source, bringsIn, releases, final } = plan;
  const version = bringsIn?.version ?? releases;
  if (version === undefined) return undefined;
  const objects = footprintWhile(source, version, final?.live === true).filter(
    ({ written, onlyWhile }) => written === moment && (bringsIn || onlyWhile === 'live'),
  );
  if (objects.length === 0) return undefined;
  if (bringsIn) run.entries.set(version, bringsIn.article);
  const article = bringsIn?.article ?? (await readEntry(version));
  return article && { plan, article, objects };
};

/** What stands in each kind of object. */
const bodies: Readonly<
  Record<ObjectContent, (version: NewVersion, run: RunContext) => ObjectBody>
> = {
  nothing: () => ({ body: '' }),
  source: ({ plan }) => ({ body: plan.source }),
  article: ({ plan, article }) => ({ body: plan.bringsIn?.text ?? JSON.stringify(article) }),
  page: ({ article }, { settings }) => ({
    body: renderArticlePage(article, settings.context),
    headers: { contentType: 'text/html; charset=utf-8', cacheControl: cacheControl.live },
  }),
};
