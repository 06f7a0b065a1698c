import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, type ExpectStatic } from 'vitest';
import { cacheControl, responseHeaders } from '../../lambda/contract.ts';
import { it, runCommand, type Workplace } from '../support/commands.ts';
import { openBrowser } from './support/browser.ts';
import { startWebServer } from './support/web-servers.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

const script = "document.documentElement.setAttribute('ran', 'yes')";
const xhtml = `<html xmlns="http://www.w3.org/1999/xhtml"><body><script>${script}</script></body></html>`;
const html = `<!DOCTYPE html><body onload="${script}"><script>${script}</script><script src="a.js"></script>`;
const svg = `<svg xmlns="http://www.w3.org/2000/svg" onload="${script}"><script>${script}</script></svg>`;

/** What a browser would run if it were opened. */
const active: Readonly<Record<string, string>> = {
  'a.html': html,
  'a.htm': html,
  'a.svg': svg,
  'a.xhtml': xhtml,
  'a.xml': xhtml,
};

const publish = async (place: Workplace, host: string, expect: ExpectStatic) => {
  await place.save('content', {
    'publication.yaml': 'id: tag:news.example.org,2026:news\ntitle: The Tidewater Post\n',
    'articles/night-ferry.md': '---\ntags: [Ferries]\n---\n# Night ferry\n\nText.\n',
    'media/a.js': script,
    ...Object.fromEntries(Object.entries(active).map(([name, text]) => [`media/${name}`, text])),
  });
  const { code, stderr } = await runCommand('build', [
    ...['--content', place.path('content'), '--out', place.path('site')],
    ...['--base-url', 'https://news.example.org', '--host', host],
  ]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
};

/** The media whose script ran in a browser. */
const ranAt = async (baseUrl: string): Promise<readonly string[]> => {
  const page = await browser.newPage();
  const ran: string[] = [];
  for (const name of Object.keys(active)) {
    await page.goto(`${baseUrl}/media/${name}`);
    if (await page.evaluate("document.documentElement.getAttribute('ran')")) ran.push(name);
  }
  await page.close();
  return ran;
};

describe.each(['apache', 'nginx'] as const)('a folder that %s serves', (host) => {
  it('runs no script of media, which would run without the file of the host', async ({
    expect,
    place,
  }) => {
    await publish(place, host, expect);

    const bare = await startWebServer(host, place, false);
    expect(await ranAt(bare.baseUrl)).toEqual(expect.arrayContaining(['a.html', 'a.svg']));
    await bare.stop();

    const server = await startWebServer(host, place, true);
    expect(await ranAt(server.baseUrl)).toEqual([]);
    await server.stop();
  });

  it('goes out under the headers and types of the CDN', async ({ expect, place }) => {
    await publish(place, host, expect);
    const { baseUrl, stop } = await startWebServer(host, place, true);
    const { 'strict-transport-security': _, ...everywhere } = responseHeaders;
    const page = 'text/html; charset=utf-8';
    const types = {
      '/': /^text\/html/,
      '/articles/night-ferry': page,
      '/tags/ferries/': /^text\/html/,
      '/rss.xml': 'application/rss+xml; charset=utf-8',
      '/tags/ferries/rss.xml': 'application/rss+xml; charset=utf-8',
      '/tags/ferries/atom.xml': 'application/atom+xml; charset=utf-8',
      '/tags/ferries/feed.json': 'application/feed+json; charset=utf-8',
      '/feeds.opml': 'text/x-opml; charset=utf-8',
      '/media/a.svg': 'image/svg+xml',
      '/media/a.html': 'text/html',
      '/nothing': /^text\/html/,
      '/media/nothing': /^text\/html/,
    };
    for (const [path, type] of Object.entries(types)) {
      const response = await fetch(baseUrl + path);
      const headers = Object.fromEntries(response.headers);

      expect(headers, path).toMatchObject(everywhere);
      expect(headers['content-type'], path).toMatch(type);
      expect(response.status, path).toBe(path.endsWith('nothing') ? 404 : 200);
      if (path.startsWith('/media/a')) expect(headers['cache-control']).toBe(cacheControl.media);
      if (response.status === 404) expect(await response.text()).toContain('The Tidewater Post');
    }
    await stop();
  });
});
