import pMap from 'p-map';
import type { Instant } from '../../core/article.ts';
import { atOnce } from '../access/concurrency.ts';
import type { SiteChanges } from '../access/site-document.ts';
import { footprintOf, footprintWhile, type Moment, type OwnedObject } from '../state/footprint.ts';
import { timeOfDue } from '../state/keys.ts';
import type { PublishedVersion } from '../state/published-version.ts';
import type { Batch } from './batch.ts';

/** Deletes the objects of obsolete versions that no remaining version owns and that go at this moment. */
export const clearObjects = async (batch: Batch, moment: Moment): Promise<SiteChanges> => {
  const { ports, entries } = batch.run;
  const gone = [...obsoleteObjects(batch).values()].filter(({ removed }) => removed === moment);
  await pMap(gone, ({ store, key }) => ports[store].delete(key), atOnce.objects);
  for (const { content, key } of gone) if (content === 'article') entries.delete(key);
  const deleted = gone.filter(({ store }) => store === 'site').map(({ key }) => key);
  return { written: [], deleted: deleted.sort() };
};

const obsoleteObjects = ({ run, plans, remaining }: Batch): Map<string, OwnedObject> => {
  const kept = new Set(
    remaining
      .flatMap(({ source, version, live }) => footprintWhile(source, version, live))
      .map(nameOf),
  );
  const obsolete = plans.flatMap((plan) =>
    plan.obsolete.flatMap((version) => leftBy(plan.source, version, run.now)),
  );
  return new Map(
    obsolete.map((object) => [nameOf(object), object] as const).filter(([name]) => !kept.has(name)),
  );
};

/** A key that is due is not among them: it brought the run here, and goes with its end. */
const leftBy = (source: string, version: PublishedVersion, now: Instant): OwnedObject[] =>
  footprintOf(source, version).filter(
    ({ content, key }) => content !== 'source' || timeOfDue(key) > now,
  );

const nameOf = ({ store, key }: OwnedObject): string => `${store} ${key}`;
