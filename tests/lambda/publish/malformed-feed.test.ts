import { beforeEach, expect, it, vi } from 'vitest';
import { MalformedFeedError } from '../../../lambda/core/render/well-formed.ts';
import { createNewsroom, type Newsroom } from '../../support/newsroom.ts';

/** Nothing that editors write makes a feed malformed, so a fault of the renderer is put in. */
const fault = vi.hoisted(() => ({ isThere: false }));
vi.mock(import('../../../lambda/core/render/rss.ts'), async (original) => {
  const { renderRss } = await original();
  return {
    renderRss: (content) => renderRss(content).replace('</rss>', fault.isThere ? '' : '</rss>'),
  };
});

let newsroom: Newsroom;

beforeEach(() => {
  fault.isThere = false;
  newsroom = createNewsroom();
});

it('never replaces a live feed', async () => {
  await newsroom.save('articles/a.txt', 'A\n\nText.');
  await newsroom.publish();
  const live = await newsroom.read('rss.xml');

  fault.isThere = true;
  await newsroom.save('articles/b.txt', 'B\n\nText.');
  const failure = await newsroom.publish('articles/b.txt').catch((error: unknown) => error);

  expect(failure).toBeInstanceOf(MalformedFeedError);
  expect(failure).toMatchObject({ path: '', format: 'rss' });
  expect(await newsroom.read('rss.xml')).toBe(live);

  fault.isThere = false;
  await newsroom.publish('articles/b.txt');
  expect(await newsroom.read('rss.xml')).toContain('<title>B</title>');
});
