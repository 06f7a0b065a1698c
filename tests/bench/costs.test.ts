import { expect, it } from 'vitest';
import { openPublisher } from './costs.ts';

it('counts what an article takes, the lists that lead to it, and a run with nothing to do', async () => {
  const publisher = await openPublisher();
  await publisher.publish();
  const article = await publisher.publish();
  const lists = await publisher.tick();
  const idle = await publisher.tick();

  expect(article.writes).toBeGreaterThan(30);
  expect(article.reads).toBeGreaterThan(5);
  expect(article.time).toBeGreaterThan(100);
  expect(lists.writes).toBeGreaterThan(idle.writes);
  expect(idle).toMatchObject({ reads: 1, writes: 1, deletes: 0 });
});
