import { expect, it } from 'vitest';
import type { Store } from '../../lambda/publish/ports.ts';
import { runPublisher } from '../../lambda/publish/run.ts';
import { stateKeys } from '../../lambda/publish/state/keys.ts';
import { createRequestCounter } from '../support/counting-store.ts';
import { baseUrl, createNewsroom, dump } from '../support/newsroom.ts';
import { foundation } from './alone.ts';
import { openArchive } from './archive.ts';
import { dateOf, makeArticle, publicationFile } from './corpus.ts';
import { createMeter } from './metered-ports.ts';

/** So that a log of two pages and full feeds are soon there. */
const size = 104;
const publication = `${publicationFile.text}limits: { entries: 8 }\n`;

it('has byte for byte what publishing one article after the other leaves', async () => {
  const newsroom = createNewsroom();
  newsroom.setTime(foundation);
  await newsroom.save(publicationFile.key, publication);
  await newsroom.publish();
  const publish = async (number: number): Promise<readonly string[]> => {
    newsroom.setTime(dateOf(number));
    const { key, text } = makeArticle(number, 'desks');
    await newsroom.save(key, text);
    const { written } = await newsroom.publish(key);
    return written;
  };
  for (let number = size - 1; number >= 0; number -= 1) await publish(number);
  await newsroom.run('changes');
  const left = await dump(newsroom.ports.state);
  const ports = await openArchive(size, () => new Date(dateOf(-1)), publication);

  const prefixes = new Set(
    Object.keys(left).flatMap((key) => /^(?:index\/.*\/(?=\d+\/)|log\/|due\/)/.exec(key) ?? []),
  );
  expect(prefixes.size).toBe(13);
  for (const prefix of prefixes) {
    const keys = [];
    for await (const { key } of ports.state.list({ prefix })) keys.push(key);
    expect(keys).toEqual(Object.keys(left).filter((key) => key.startsWith(prefix)));
  }
  for (const [key, text] of Object.entries(left)) {
    if (/^(?:index|due)\//.test(key)) continue;
    const object = await ports.state.get(key);
    expect(object && new TextDecoder().decode(object.body), key).toBe(text);
  }

  const written = await publish(-1);
  const { key, text } = makeArticle(-1, 'desks');
  await ports.content.put(key, text);
  const now = dateOf(-1);
  const changes = [{ key, time: now }];
  const report = await runPublisher(ports, { baseUrl, now }, { changes, scope: 'changes' });
  expect(report.written).toEqual(written);
  for (const each of written) {
    expect(await writtenIn(ports.site, each)).toEqual(await writtenIn(newsroom.ports.site, each));
  }
  const record = stateKeys.record(key);
  expect(await writtenIn(ports.state, record)).toEqual(
    await writtenIn(newsroom.ports.state, record),
  );
}, 120_000);

/** All but the time of writing. */
const writtenIn = async (store: Store, key: string) => ({
  ...(await store.get(key)),
  lastModified: undefined,
});

it('takes a new article for the same requests, round trips and bytes at 100 articles and at a million', async () => {
  const publishInto = async (articles: number) => {
    const now = dateOf(-1);
    const ports = await openArchive(articles, () => new Date(now), publication);
    const { key, text } = makeArticle(-1, 'desks');
    await ports.content.put(key, text);
    const [counter, meter] = [createRequestCounter(), createMeter()];
    await runPublisher(
      meter.wrap(counter.wrap(ports)),
      { baseUrl, now },
      { changes: [{ key, time: now }], scope: 'changes' },
    );
    const requests = counter.requests
      .map((request) => request.replace(/ log\/\d+/, ' log/n'))
      .sort();
    return { requests, roundTrips: counter.roundTrips, read: meter.read, written: meter.written };
  };

  const [small, large] = [await publishInto(100), await publishInto(1_000_000)];

  expect(large.requests).toEqual(small.requests);
  expect(large.roundTrips).toBe(small.roundTrips);
  expect(large.read / small.read).toBeCloseTo(1, 1);
  expect(large.written / small.written).toBeCloseTo(1, 1);
}, 120_000);
