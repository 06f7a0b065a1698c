import { setTimeout as delay } from 'node:timers/promises';

/**
 * Asks until there is an answer that is true.
 * @param seconds after which it gives up
 * @returns the answer
 */
export const waitFor = async <T>(
  what: string,
  seconds: number,
  ask: () => Promise<T | undefined | false>,
  everyMs = 100,
): Promise<T> => {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() > end) throw new Error(`waited ${seconds} s in vain for ${what}`);
    await delay(everyMs);
  }
};
