import { readFile } from 'node:fs/promises';
import { parseAtomFeed, parseJsonFeed } from 'feedsmith';
import pMap from 'p-map';
import type { Browser, Page } from 'playwright-core';
import RssParser from 'rss-parser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMemoryStore } from '../../lambda/stores/memory-store.ts';
import { createNewsroom, dump } from '../support/newsroom.ts';
import { openBrowser } from './support/browser.ts';
import { type BodyContext, bodyContexts, putInto } from './support/hostile/body-contexts.ts';
import { hostilePublications } from './support/hostile/files.ts';
import { addresses, makePayloads } from './support/hostile/payloads.ts';
import { type Served, serveSite } from './support/hostile/serve-site.ts';
import { openFrames, temptPage } from './support/hostile/tempt.ts';
import { type WatchedBrowser, watchBrowser } from './support/hostile/watched-browser.ts';

/** A file with a JSON array of payloads, for a run by hand. */
const given = process.env.HOSTILE_PAYLOADS;
const payloads: readonly string[] = given
  ? JSON.parse(await readFile(given, 'utf8'))
  : makePayloads(499);
const patience = given ? 10_800_000 : 180_000;
const tabs = 4;
const atOnce = 25;

let browser: Browser;
let summary = '';
const sites: {
  readonly documents: Readonly<Record<string, string>>;
  readonly bare: Served;
  readonly served: Served;
}[] = [];

beforeAll(async () => {
  browser = await openBrowser('--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1');
  const published = new Set<string>();
  for (const [index, files] of hostilePublications(payloads, addresses).entries()) {
    const newsroom = createNewsroom();
    for (const [key, text] of Object.entries(files)) await newsroom.save(key, text);
    const { sources } = await newsroom.run('rebuild');
    for (const { source, outcome } of sources) {
      if (outcome.kind === 'published') published.add(`${index} ${source}`);
    }
    const { site } = newsroom.ports;
    sites.push({
      documents: await dump(site),
      bare: await serveSite(site, false),
      served: await serveSite(site, true),
    });
  }
  // A payload may make a file that is no article. Most have to be published, or nothing is proved.
  expect(published.size).toBeGreaterThan(3 * payloads.length);
  summary = `${payloads.length} payloads, ${published.size} articles, ${sites.length} sites`;
}, patience);

afterAll(async () => {
  await browser?.close();
  for (const { bare, served } of sites) for (const each of [bare, served]) each.close();
});

const isPicture = (key: string) => key.startsWith('media/');

/** The paths of all documents of a site, and of one that is not there. */
const pathsOf = (documents: Readonly<Record<string, string>>): string[] =>
  [...Object.keys(documents).filter((key) => !isPicture(key)), 'nothing'].map(
    (key) =>
      `/${key
        .replace(/(?<=^|\/)index\.html$/, '')
        .split('/')
        .map(encodeURIComponent)
        .join('/')}`,
  );

const batchesOf = <T>(all: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(all.length / atOnce) }, (_, index) =>
    all.slice(index * atOnce, (index + 1) * atOnce),
  );

/**
 * Runs a script in an empty page of a site for each task, in several tabs.
 * @returns what the scripts give back
 */
const inTabs = async <T>(
  { openPage }: WatchedBrowser,
  tasks: readonly T[],
  taskOf: (task: T) => { readonly site: Served | undefined; readonly script: string },
): Promise<string[]> => {
  const pages = await Promise.all(Array.from({ length: tabs }, openPage));
  const found = await pMap(
    tasks,
    async (task) => {
      const page = pages.pop() as Page;
      const { site, script } = taskOf(task);
      const empty = `${site?.address}/empty`;
      await page.goto(empty);
      const faults = (await page.evaluate(script)) as string[];
      if (page.url() !== empty) faults.push(`leads to ${page.url()}`);
      pages.push(page);
      return faults;
    },
    { concurrency: tabs },
  );
  return found.flat();
};

const rss = new RssParser();

/** The bodies that a reader gets from each format, each once. */
const readBodies = async (): Promise<Record<'rss' | 'atom' | 'json', ReadonlySet<string>>> => {
  const bodies = { rss: new Set<string>(), atom: new Set<string>(), json: new Set<string>() };
  for (const { documents } of sites) {
    for (const [key, text] of Object.entries(documents)) {
      if (key.endsWith('/rss.xml') || key === 'rss.xml') {
        const { items } = await rss.parseString(text);
        for (const item of items) bodies.rss.add(item['content:encoded'] ?? '');
      }
      if (key.endsWith('atom.xml')) {
        for (const { content } of parseAtomFeed(text).entries ?? [])
          bodies.atom.add(content?.value ?? '');
      }
      if (key.endsWith('feed.json')) {
        for (const { content_html } of parseJsonFeed(text).items ?? [])
          bodies.json.add(content_html ?? '');
      }
    }
  }
  return bodies;
};

/** What runs by itself, at a click, and when a pointer moves. */
const controls = [
  '<p><img src="x" onerror="ran()" alt=""/></p>',
  '<p><a href="javascript:ran()">x</a></p>',
  '<p><b onmouseover="ran()">x</b></p>',
];

const contexts = Object.keys(bodyContexts) as BodyContext[];

describe('hostile markup', () => {
  it(
    'runs nothing in any document of the site, without the content security policy',
    async ({ annotate }) => {
      await annotate(summary);
      const watched = await watchBrowser(browser);
      const tasks = sites.flatMap(({ documents, bare }) =>
        batchesOf(pathsOf(documents)).map((paths) => ({ bare, paths })),
      );
      const start = Date.now();
      const faults = await inTabs(watched, tasks, ({ bare, paths }) => ({
        site: bare,
        script: openFrames(paths),
      }));
      const opened = tasks.flatMap(({ paths }) => paths).length;
      await annotate(`${opened} documents opened in ${Date.now() - start} ms`);

      expect([...faults, ...watched.deeds]).toEqual([]);
      await watched.context.close();
    },
    patience,
  );

  it(
    'runs nothing in a page of its own, with the content security policy',
    async () => {
      const watched = await watchBrowser(browser);
      const page = await watched.openPage();
      for (const { documents, served } of sites) {
        for (const path of pathsOf(documents).filter((_, index) => index % 40 === 0)) {
          await page.goto(served.address + path);

          expect(await page.evaluate(temptPage), path).toEqual([]);
          expect(page.url()).toBe(served.address + path);
        }
      }
      expect(watched.deeds).toEqual([]);
      await watched.context.close();
    },
    patience,
  );

  it(
    'runs nothing in a body from any feed, wherever a reader puts it',
    async ({ annotate }) => {
      const watched = await watchBrowser(browser);
      const bodies = await readBodies();
      const all = [...new Set([...bodies.rss, ...bodies.atom, ...bodies.json])];
      const tasks = batchesOf(all).flatMap((batch) =>
        contexts.map((context) => ({ batch, context })),
      );
      const start = Date.now();
      const faults = await inTabs(watched, tasks, ({ batch, context }) => ({
        site: sites[0]?.bare,
        script: putInto(context, batch),
      }));
      const counts = Object.entries(bodies).map(([format, { size }]) => `${size} of ${format}`);
      await annotate(
        `${all.length} bodies (${counts}) in ${contexts.length} contexts in ${Date.now() - start} ms`,
      );

      expect(all.length).toBeGreaterThan(payloads.length);
      expect([...faults, ...watched.deeds]).toEqual([]);
      await watched.context.close();
    },
    patience,
  );

  it.each(contexts)('would run in %s', async (context) => {
    const watched = await watchBrowser(browser);
    const page = await watched.openPage();
    for (const body of controls) {
      await page.goto(`${sites[0]?.bare.address}/empty`);
      const before = watched.deeds.length;

      expect(await page.evaluate(putInto(context, [body])), body).not.toEqual([]);
      await expect.poll(() => watched.deeds.length, { message: body }).toBeGreaterThan(before);
    }
    await watched.context.close();
  });

  it('would run in a document, and with the content security policy would not', async () => {
    const site = createMemoryStore({ now: () => new Date(0) });
    const [contentType, all] = ['text/html; charset=utf-8', controls.join('')];
    await site.put('articles/hostile', `<!doctype html><title>x</title>${all}`, { contentType });
    const drawing = '<svg xmlns="http://www.w3.org/2000/svg" onload="ran()"/>';
    await site.put('media/drawing.svg', drawing, { contentType: 'image/svg+xml' });
    for (const hasPolicy of [false, true]) {
      const watched = await watchBrowser(browser);
      const served = await serveSite(site, hasPolicy);
      const page = await watched.openPage();
      await page.goto(`${served.address}/articles/hostile`);

      expect(await page.evaluate(temptPage)).toHaveLength(controls.length);
      await page.goto(`${served.address}/media/drawing.svg`);
      await page.waitForTimeout(200);
      if (hasPolicy) expect(watched.deeds).toEqual([]);
      else expect(watched.deeds.length).toBeGreaterThan(controls.length);
      await watched.context.close();
      served.close();
    }
  });

  it('would be seen in a document in a frame', async () => {
    const site = createMemoryStore({ now: () => new Date(0) });
    const [contentType, all] = ['text/html; charset=utf-8', controls.join('')];
    await site.put('articles/hostile', `<!doctype html><title>x</title>${all}`, { contentType });
    const served = await serveSite(site, false);
    const watched = await watchBrowser(browser);
    const page = await watched.openPage();
    await page.goto(`${served.address}/empty`);
    const faults = await page.evaluate(openFrames(['/articles/hostile', '/articles/not-there']));

    expect(faults).toHaveLength(controls.length + 1);
    await expect.poll(() => watched.deeds.length).toBeGreaterThanOrEqual(controls.length);
    await watched.context.close();
    served.close();
  });
});
