import { expect, it } from 'vitest';
import { StorageError } from '../../../lambda/publish/errors.ts';
import { createGate } from '../../../lambda/publish/gate.ts';
import { createNewsroom } from '../../support/newsroom.ts';

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
