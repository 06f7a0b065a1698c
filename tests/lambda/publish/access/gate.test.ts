import { expect, it } from 'vitest';
import { createGate } from '../../../../lambda/publish/access/gate.ts';
import { StorageError } from '../../../../lambda/publish/errors.ts';
import { runPublisher } from '../../../../lambda/publish/run.ts';
import { baseUrl, createNewsroom } from '../../../support/newsroom.ts';

/** Ports whose site takes its time until it is told to go on. */
const createSlowPorts = () => {
  const { ports } = createNewsroom();
  let goOn = () => {};
  const told = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  const site = {
    ...ports.site,
    put: async (...words: Parameters<typeof ports.site.put>) => {
      await told;
      return ports.site.put(...words);
    },
  };
  return { ports: { ...ports, site }, goOn: () => goOn() };
};

it('a closed gate has waited for what was under way, and lets nothing more through', async () => {
  const { ports, goOn } = createSlowPorts();
  const gate = createGate(ports);
  const underWay = gate.ports.site.put('rss.xml', 'early');
  let isClosed = false;
  const closing = gate.close().then(() => {
    isClosed = true;
  });

  await expect(gate.ports.site.put('rss.xml', 'late')).rejects.toThrow(StorageError);
  expect(isClosed).toBe(false);
  goOn();
  await Promise.all([underWay, closing]);

  const object = await ports.site.get('rss.xml');
  expect(new TextDecoder().decode(object?.body)).toBe('early');
});

it('a run that fails is not over before what it has under way', async () => {
  const { ports, goOn } = createSlowPorts();
  await ports.content.put('articles/a.md', '# A\n\nText.');
  const put = async (...words: Parameters<typeof ports.state.put>) => {
    const [key] = words;
    if (key.startsWith('entries/')) {
      await new Promise((resolve) => setTimeout(resolve, 10));
      throw new StorageError('put', key, { cause: 'SlowDown' });
    }
    return ports.state.put(...words);
  };
  let isOver = false;
  const run = runPublisher(
    { ...ports, state: { ...ports.state, put } },
    { baseUrl, now: '2026-10-01T12:00:00.000Z' },
    {
      changes: [{ key: 'articles/a.md', time: '2026-10-01T12:00:00.000Z' }],
      scope: 'changes',
    },
  ).finally(() => {
    isOver = true;
  });
  const failure = expect(run).rejects.toThrow(StorageError);
  await new Promise((resolve) => setTimeout(resolve, 50));

  expect(isOver).toBe(false);
  goOn();
  await failure;
  expect(await ports.site.get('articles/a')).toBeDefined();
});

it('passes on ports and parts of stores that it does not know', () => {
  const { ports } = createNewsroom();
  const more = { ...ports, site: { ...ports.site, copy: () => 'copied' }, outbox: 'an outbox' };
  expect(createGate(more).ports).toMatchObject({
    outbox: 'an outbox',
    site: { copy: expect.any(Function) },
  });
});
