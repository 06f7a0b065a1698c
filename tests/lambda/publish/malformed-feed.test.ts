import { beforeEach, expect, it, vi } from 'vitest';
import { createNewsroom, type Newsroom } from '../../support/newsroom.ts';

/** Nothing that editors write makes a feed malformed, so a fault of the front page's renderer is put in. */
const fault = vi.hoisted(() => ({ isThere: false }));
vi.mock(import('../../../lambda/core/render/feeds/rss.ts'), async (original) => {
  const { renderRss } = await original();
  return {
    renderRss(content) {
      const isBroken = fault.isThere && content.channel.kind === 'front';
      const document = renderRss(content);
      return { ...document, end: document.end.replace('</rss>', isBroken ? '' : '</rss>') };
    },
  };
});

let newsroom: Newsroom;

beforeEach(async () => {
  fault.isThere = false;
  newsroom = createNewsroom();
  await newsroom.save('publication.yaml', 'id: tag:x,2026:n\ntitle: N');
});

it('never replaces a live feed, and holds up no other channel', async () => {
  await newsroom.save('articles/a.txt', 'A\n\nText.');
  await newsroom.publish();
  const live = await newsroom.read('rss.xml');

  fault.isThere = true;
  await newsroom.save('articles/b.md', '---\ntitle: B\ntags: [sound]\n---\nText.');
  const report = await newsroom.publish('articles/b.md');

  expect(report.problems).toMatchObject([
    { file: 'rss.xml', severity: 'error', fault: expect.stringContaining('is malformed') },
  ]);
  expect(await newsroom.read('rss.xml')).toBe(live);
  expect(await newsroom.read('tags/sound/rss.xml')).toContain('<title>B</title>');
});

it('is rendered again by the next reconciliation, which ends even if it comes out malformed again', async () => {
  fault.isThere = true;
  await newsroom.save('articles/a.txt', 'A\n\nText.');
  expect(await newsroom.publish()).toMatchObject({ hasMore: false });
  expect(await newsroom.read('rss.xml')).toBeUndefined();

  fault.isThere = false;
  await newsroom.publish();
  expect(await newsroom.read('rss.xml')).toContain('<title>A</title>');
});
