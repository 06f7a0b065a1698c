import { publishFeeds } from '../channels/publish-feeds.ts';
import { writeLogPages } from '../claims/archive-log.ts';
import { writeClaims } from '../claims/claim-writes.ts';
import { emptyReport, mergeReports, type PublishReport } from '../report.ts';
import type { Batch } from './batch.ts';
import { clearObjects } from './clear-objects.ts';
import { flagEntries } from './flag-entries.ts';
import { recordRejections } from './record-rejections.ts';
import { writeObjects } from './write-objects.ts';
import { closeRecords, writeRecordsAhead } from './write-records.ts';

/** A step of a phase. It may be repeated, and tells what it did in the site. */
type Step = (batch: Batch) => Promise<Partial<PublishReport> | undefined>;

interface Phase {
  /** What holds once the phase has ended. */
  readonly holds: string;
  /** All run at once. */
  readonly steps: readonly Step[];
}

const silent =
  (step: (batch: Batch) => Promise<unknown>): Step =>
  async (batch) => {
    await step(batch);
    return undefined;
  };

/** In turn: a run that stops in between leaves an entry in the index twice, and not out of it. */
const replaceIndex: Step = async (batch) => {
  await writeObjects(batch, 'withFeeds');
  return clearObjects(batch, 'withFeeds');
};

/**
 * The phases of a run, one after the other. A run may stop between any two requests: the records that the
 * first phase writes name all that may exist, and the next run takes the phases again.
 */
const phases: readonly Phase[] = [
  {
    holds: 'the records name all that may exist from now on',
    steps: [silent(writeRecordsAhead), silent(({ log }) => log())],
  },
  {
    holds: 'a source that gives up a slug knows who takes it',
    steps: [
      silent(async ({ run, claims }) => writeClaims(run.ports.state, (await claims()).contested)),
    ],
  },
  {
    holds: 'all is there that the new feeds lead to',
    steps: [
      (batch) => writeObjects(batch, 'beforeFeeds'),
      (batch) => clearObjects(batch, 'beforeFeeds'),
      silent(async ({ run, log }) => writeLogPages(run.ports.state, await log())),
      silent(recordRejections),
      silent(flagEntries),
    ],
  },
  {
    holds: 'readers see what is new, and nothing that is gone',
    steps: [
      replaceIndex,
      ({ run, ...changes }) => publishFeeds(run, changes),
      silent(async ({ run, claims }) => writeClaims(run.ports.state, (await claims()).joined)),
    ],
  },
  {
    holds: 'nothing is left that no feed leads to',
    steps: [
      (batch) => writeObjects(batch, 'afterFeeds'),
      (batch) => clearObjects(batch, 'afterFeeds'),
      silent(async ({ run, claims }) => writeClaims(run.ports.state, (await claims()).left)),
    ],
  },
  { holds: 'the run has completed the sources', steps: [silent(closeRecords)] },
];

/** @returns what the phases did in the site @throws StorageError */
export const carryOut = async (batch: Batch): Promise<PublishReport> => {
  const reports: PublishReport[] = [];
  for (const { steps } of phases) {
    for (const report of await Promise.all(steps.map((step) => step(batch)))) {
      reports.push({ ...emptyReport, ...report });
    }
  }
  return mergeReports(reports);
};
