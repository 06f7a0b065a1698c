import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe } from 'vitest';
import { it, type RunningCommand } from '../support/commands.ts';
import { openBrowser } from './support/browser.ts';
import { serveSample } from './support/site.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

const article = (title: string, text = 'Text.') =>
  `---\ndate: 2026-11-21\nsection: Local\n---\n# ${title}\n\n${text}\n`;

describe('a page that is open in a browser', () => {
  it('shows a new headline as soon as its file is saved, and its edit, without any action', async ({
    expect,
    place,
    start,
  }) => {
    const baseUrl = await serveSample({ place, start });
    const page = await browser.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(String(error)));
    await page.goto(`${baseUrl}/`);

    await place.save('content', { 'articles/fog.md': article('Fog stops every ferry') });
    await page.getByRole('link', { name: 'Fog stops every ferry' }).waitFor();

    await place.save('content', { 'articles/fog.md': article('Ferries sail again') });
    await page.getByRole('link', { name: 'Ferries sail again' }).waitFor();

    await place.delete('content/articles/fog.md');
    await page.getByRole('link', { name: 'Ferries sail again' }).waitFor({ state: 'detached' });
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('stays as it is, down to what the reader has typed, while others change', async ({
    expect,
    place,
    start,
  }) => {
    const baseUrl = await serveSample({ place, start });
    const [still, watched] = [await browser.newPage(), await browser.newPage()];
    await still.goto(`${baseUrl}/articles/old-breakwater-reopens`);
    await still.evaluate('document.title = "mine"');
    await watched.goto(`${baseUrl}/sections/local/`);

    await place.save('content', { 'articles/fog.md': article('Fog stops every ferry') });
    await watched.getByRole('link', { name: 'Fog stops every ferry' }).waitFor();

    expect(await still.title()).toBe('mine');
    await Promise.all([still.close(), watched.close()]);
  });

  it('appears where there was nothing, and shows what happened while it was not looked at', async ({
    expect,
    place,
    start,
  }) => {
    const baseUrl = await serveSample({ place, start });
    const page = await browser.newPage();
    await page.goto(`${baseUrl}/articles/fog`);
    await place.save('content', { 'articles/fog.md': article('Fog', 'Thick.') });
    await page.getByText('Thick.').waitFor();

    await page.goto(`${baseUrl}/subscribe/`);
    await place.save('content', { 'articles/fog.md': article('Fog', 'Lifting.') });
    await expect
      .poll(async () => (await fetch(`${baseUrl}/articles/fog`)).text(), { timeout: 10_000 })
      .toContain('Lifting.');
    // As a link does: from the browser's cache, while that may be used.
    await page.evaluate(`location.href = '${baseUrl}/articles/fog'`);
    await page.getByText('Lifting.').waitFor();
    await page.close();
  });

  it('finds the server again that was stopped and started, and shows what came meanwhile', async ({
    expect,
    place,
    start,
  }) => {
    const commands: RunningCommand[] = [];
    const follow = (name: string, words: readonly string[]) => {
      const command = start(name, words);
      commands.push(command);
      return command;
    };
    const baseUrl = await serveSample({ place, start: follow });
    const page = await browser.newPage();
    await page.goto(`${baseUrl}/`);

    commands[0]?.process.kill('SIGINT');
    expect(await commands[0]?.ended).toMatchObject({ code: 0 });
    await place.save('content', { 'articles/fog.md': article('Fog stops every ferry') });
    follow('serve', [
      ...['--content', place.path('content'), '--out', place.path('out')],
      ...['--port', new URL(baseUrl).port],
    ]);

    await page.getByRole('link', { name: 'Fog stops every ferry' }).waitFor();
    await page.close();
  });
});
