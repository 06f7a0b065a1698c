import { source as axe } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe } from 'vitest';
import { it } from '../support/commands.ts';
import { openBrowser } from './support/browser.ts';
import { serveSample } from './support/site.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

const pages = {
  'the front page': '/',
  'an article': '/articles/old-breakwater-reopens',
  'an article from the right': '/articles/layali-al-mina',
  'a section': '/sections/local/',
  'a tag': '/tags/heritage/',
  'an author': '/authors/maren-tolliver/',
  'a channel of one’s own': '/channels/local-heritage/',
  'the page of all feeds': '/subscribe/',
  nothing: '/articles/no-such-article',
};

/** What axe finds wrong, one line each. The policy of the site does not let it in as a script. */
const faults = async (page: Page): Promise<string[]> =>
  (await page.evaluate(`${axe}; axe.run().then(({ violations }) =>
    violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html).join(' ')))`)) as string[];

describe('in a browser', () => {
  it('every page is accessible, by day and by night, and fits a phone', async ({
    expect,
    place,
    start,
  }) => {
    const baseUrl = await serveSample({ place, start });
    for (const colorScheme of ['light', 'dark'] as const) {
      const context = await browser.newContext({
        colorScheme,
        viewport: { width: 320, height: 640 },
      });
      for (const [name, path] of Object.entries(pages)) {
        const page = await context.newPage();
        await page.goto(baseUrl + path);

        expect(await faults(page), `${name}, ${colorScheme}`).toEqual([]);
        const width = await page.evaluate('document.documentElement.scrollWidth');
        expect(width, `${name} on a phone`).toBeLessThanOrEqual(320);
        await page.close();
      }
      await context.close();
    }
  });

  it('every page comes without a script that is refused, and stays below 30 kB', async ({
    expect,
    place,
    start,
  }) => {
    const baseUrl = await serveSample({ place, start });
    const page = await browser.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    for (const [name, path] of Object.entries(pages)) {
      const response = await page.goto(baseUrl + path);
      expect((await response?.body())?.byteLength, name).toBeLessThan(30_000);
    }

    expect(complaints.filter((text) => !text.includes('404'))).toEqual([]);
    await page.close();
  });

  it('the links to feeds of every page lead to a feed of their type', async ({
    expect,
    place,
    start,
  }) => {
    const baseUrl = await serveSample({ place, start });
    const page = await browser.newPage();
    for (const [name, path] of Object.entries(pages)) {
      if (name === 'nothing') continue;
      await page.goto(baseUrl + path);
      const links = await page
        .locator('link[rel=alternate]')
        .evaluateAll((all) =>
          all.map((link) => [link.getAttribute('type'), link.getAttribute('href')]),
        );
      expect(links, name).toHaveLength(3);
      for (const [type, href] of links) {
        const response = await fetch(href ?? '');
        expect([response.status, response.headers.get('content-type')]).toEqual([
          200,
          `${type}; charset=utf-8`,
        ]);
      }
    }
    await page.close();
  });

  it('a button copies the address of a feed', async ({ expect, place, start }) => {
    const baseUrl = await serveSample({ place, start });
    const context = await browser.newContext({
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    const page = await context.newPage();
    await page.goto(`${baseUrl}/subscribe/`);
    await page.locator('tr', { hasText: 'Business' }).getByRole('button').click();

    expect(await page.evaluate('navigator.clipboard.readText()')).toBe(
      `${baseUrl}/sections/business/rss.xml`,
    );
    await context.close();
  });

  it.for(['/rss.xml', '/atom.xml'])(
    '%s can be read: what it is, and its entries',
    async (path, { expect, place, start }) => {
      const baseUrl = await serveSample({ place, start });
      const page = await browser.newPage();
      await page.goto(baseUrl + path);
      const [root, title, hidden] = (await page.evaluate(`[
      getComputedStyle(document.documentElement, '::before').content,
      ['channel > title, feed > title', 'item > title, entry > title'].map((selector) => document.querySelector(selector)).map((title) =>
        [title.textContent, getComputedStyle(title).display, title.getBoundingClientRect().height > 10]),
      [...document.documentElement.querySelectorAll('*')].filter(({ localName }) => /encoded|category|guid|^id$/.test(localName))
        .map((element) => getComputedStyle(element).display).filter((display) => display !== 'none'),
    ]`)) as [string, [string, string, boolean][], string[]];

      expect(root).toContain('feed reader');
      expect(title[0]).toEqual(['The Harbour Gazette', 'block', true]);
      expect(title[1]?.slice(1)).toEqual(['block', true]);
      expect(hidden).toEqual([]);
      await page.close();
    },
  );
});
