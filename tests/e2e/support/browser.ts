import { access } from 'node:fs/promises';
import { type Browser, chromium } from 'playwright-core';

/** Where Debian and others install Chromium. */
const places = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/google-chrome'];

/**
 * The browser of the machine, without a window.
 * @param further arguments of its command line
 */
export const openBrowser = async (...further: readonly string[]): Promise<Browser> => {
  for (const executablePath of places) {
    if (executablePath === undefined) continue;
    const isThere = await access(executablePath).then(
      () => true,
      () => false,
    );
    if (isThere) return chromium.launch({ executablePath, args: ['--no-sandbox', ...further] });
  }
  throw new Error(
    'No Chromium was found: install it (apt-get install chromium) or name it in CHROMIUM',
  );
};
