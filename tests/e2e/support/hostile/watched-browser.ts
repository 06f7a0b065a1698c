import type { Browser, BrowserContext, Page } from 'playwright-core';
import { baseUrl } from '../../../support/newsroom.ts';

const ours = /^(?:http:\/\/127\.0\.0\.1:|data:|blob:|about:)/;

/** What pages have done that no page of an article may do, one line each. */
export interface WatchedBrowser {
  readonly context: BrowserContext;
  readonly deeds: string[];
  openPage(): Promise<Page>;
}

/**
 * Opens a context that sees every script that runs: payloads call `ran`, and what they call instead
 * leads there. It sees requests to elsewhere but for pictures, dialogs and new windows too.
 */
export const watchBrowser = async (browser: Browser): Promise<WatchedBrowser> => {
  const context = await browser.newContext();
  // A test has a timeout of its own.
  context.setDefaultTimeout(0);
  const deeds: string[] = [];
  await context.exposeBinding('ran', ({ frame, page }) => {
    deeds.push(`${page.url()}: a script ran in ${frame.url()}`);
  });
  await context.addInitScript(`
    for (const name of ['alert', 'confirm', 'prompt', 'print', 'open']) window[name] = () => ran();
  `);
  context.on('request', (request) => {
    const [url, type] = [request.url(), request.resourceType()];
    if (type === 'script' || !(type === 'image' || ours.test(url) || url.startsWith(baseUrl))) {
      deeds.push(`${request.frame().url()}: asks for ${type} ${url}`);
    }
  });
  return {
    context,
    deeds,
    async openPage() {
      const page = await context.newPage();
      page.on('dialog', (dialog) => {
        deeds.push(`${page.url()}: a dialog`);
        void dialog.dismiss();
      });
      page.on('popup', (popup) => deeds.push(`${page.url()}: opens ${popup.url()}`));
      return page;
    },
  };
};
