import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { feedsAlone, keyOf, makeArticle, writeCorpus, writeSource } from './corpus.ts';
import { figuresOf, measureProcess, mustHaveTime, type ProcessCost } from './measure-process.ts';
import { articlesOf, build, corpusFolder, workFolder } from './newsstand-build.ts';
import type { Figure, Part } from './part.ts';
import { hugo } from './peers/hugo.ts';
import { installedPeers } from './peers/installed.ts';
import { siteOf } from './peers/peer.ts';
import { type Contestant, takeTurns } from './rounds.ts';

/** In ms. */
const limit = 300_000;

/** The newest but a few: it stands in the front page's feeds and in its section's. */
const corrected = 7;

/**
 * One article is corrected in a folder that was built before. We are told which, as an event tells it;
 * Hugo, which has no way to be told, builds the site again, over what it wrote the last time.
 */
export const update: Part = {
  name: 'update',
  title: 'One corrected article, as a whole process',
  async measure({ sizes, rounds }, tell) {
    await mustHaveTime();
    const { peers, missing } = await installedPeers([hugo]);
    const figures: Figure[] = [];
    for (const size of sizes) {
      const content = corpusFolder(size);
      const folder = join(workFolder, 'update', String(size));
      await writeCorpus(content, size);
      await writeSource(content, feedsAlone);
      const contestants: Contestant[] = [
        {
          subject: 'Newsstand',
          run: correcting(content, join(folder, 'site/rss.xml'), () => buildOurs(content, folder)),
        },
        ...peers.map((peer) => ({
          subject: peer.name,
          run: correcting(content, join(siteOf(peer), peer.feeds[0] ?? ''), () =>
            measureProcess(peer.build(siteOf(peer)), limit),
          ),
        })),
      ];
      tell(`${size}: bringing the sites up to date`);
      await mkdir(folder, { recursive: true });
      await mustEnd(await measureProcess(build(content, folder, '--state', 'state')));
      for (const peer of peers) {
        await rm(siteOf(peer), { recursive: true, force: true });
        await peer.setUp(siteOf(peer), join(content, 'articles'));
        await mustEnd(await measureProcess(peer.build(siteOf(peer))));
      }
      const costs = await takeTurns(contestants, { rounds, size }, tell);
      for (const [index, { subject }] of contestants.entries()) {
        figures.push(...figuresOf(subject, articlesOf(size), costs[index] ?? []));
      }
      await writeSource(content, makeArticle(corrected, 'sections'));
    }
    return { figures, missing };
  },
};

const buildOurs = (content: string, folder: string): Promise<ProcessCost> => {
  const file = join(content, keyOf(corrected, 'sections'));
  return measureProcess(build(content, folder, '--state', 'state', file), limit);
};

/** Each run finds another edition, and must bring it into the feed. */
const correcting = (content: string, feed: string, run: () => Promise<ProcessCost>) => {
  let edition = 0;
  return async (): Promise<ProcessCost> => {
    edition += 1;
    await writeSource(content, makeArticle(corrected, 'sections', edition));
    const cost = await run();
    const isThere = (await readFile(feed, 'utf8')).includes(`Corrected ${edition} times.`);
    return isThere ? cost : { ...cost, end: 'failed', said: `${feed} has the old article` };
  };
};

const mustEnd = async ({ end, said }: ProcessCost): Promise<void> => {
  if (end !== 'done') throw new Error(`A build has ${end}: ${said}`);
};
