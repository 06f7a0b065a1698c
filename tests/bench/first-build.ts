import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import {
  feedsAlone,
  publicationFile,
  type SourceFile,
  writeCorpus,
  writeSource,
} from './corpus.ts';
import { figuresOf, measureProcess, mustHaveTime, type ProcessCost } from './measure-process.ts';
import { articlesOf, build, corpusFolder, runtime, workFolder } from './newsstand-build.ts';
import type { Figure, Part } from './part.ts';
import { installedPeers } from './peers/installed.ts';
import { entries, type Peer, siteOf } from './peers/peer.ts';
import { type Contestant, takeTurns } from './rounds.ts';

/** In ms. A longer build is stopped. */
const limit = 120_000;

/**
 * Builds everything from a folder of Markdown, without output and cache. The peers write only feeds.
 * Newsstand runs twice: with feeds only, and with a page for each article.
 */
export const firstBuild: Part = {
  name: 'build',
  title: 'First build of a folder',
  async measure({ sizes, rounds }, tell) {
    await mustHaveTime();
    await mkdir(workFolder, { recursive: true });
    const { peers, missing } = await installedPeers();
    // The command bundles its sources when it starts for the first time.
    await measureProcess(build('content', workFolder, '--help'));
    const figures: Figure[] = [];
    let left = peers;
    for (const size of sizes.toSorted((a, b) => a - b)) {
      tell(`${size}: writing the corpus`);
      const content = corpusFolder(size);
      await writeCorpus(content, size);
      for (const peer of left) await setUp(peer, content);
      const contestants: Contestant[] = [
        { subject: 'Newsstand', run: () => buildOurs(content, feedsAlone) },
        { subject: 'Newsstand, with pages', run: () => buildOurs(content, publicationFile) },
        { subject: 'reading and Markdown alone', run: () => convertAlone(content) },
        ...left.map((peer) => ({
          subject: peer.name,
          run: () => buildTheirs(peer, size),
        })),
      ];
      const costs = await takeTurns(contestants, { rounds, size }, tell);
      const condition = articlesOf(size);
      for (const [index, { subject }] of contestants.entries()) {
        figures.push(...figuresOf(subject, condition, costs[index] ?? []));
      }
      const ended = (index: number) => costs[index]?.every(({ end }) => end === 'done');
      left = left.filter((_, index) => ended(contestants.length - left.length + index));
    }
    return { figures, missing };
  },
};

const buildOurs = async (content: string, publication: SourceFile): Promise<ProcessCost> => {
  await writeSource(content, publication);
  const folder = join(workFolder, 'first-build');
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  return measureProcess(build(content, folder), limit);
};

const convertAlone = (content: string): Promise<ProcessCost> => {
  const program = join(import.meta.dirname, 'markdown-alone.js');
  return measureProcess({
    file: runtime,
    words: [program, join(content, 'articles')],
    folder: workFolder,
  });
};

const setUp = async (peer: Peer, content: string): Promise<void> => {
  const site = siteOf(peer);
  await rm(site, { recursive: true, force: true });
  await peer.setUp(site, join(content, 'articles'));
};

const buildTheirs = async (peer: Peer, size: number): Promise<ProcessCost> => {
  const site = siteOf(peer);
  for (const name of peer.leavings) await rm(join(site, name), { recursive: true, force: true });
  const cost = await measureProcess(peer.build(site), limit);
  return cost.end === 'done' ? { ...cost, ...(await lookAt(peer, size)) } : cost;
};

/** A build without feeds, or with an empty feed, has failed. */
const lookAt = async (peer: Peer, size: number): Promise<Partial<ProcessCost>> => {
  for (const [index, feed] of peer.feeds.entries()) {
    const text = await readFile(join(siteOf(peer), feed), 'utf8').catch(() => '');
    const found = text.match(/<item>|<entry>|"content_html":/g)?.length ?? 0;
    // The first feed is of all articles, the others are of a section.
    const wanted = index === 0 ? Math.min(entries, size) : 1;
    if (found < wanted) return { end: 'failed', said: `${feed} has ${found} entries` };
  }
  return {};
};
