import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createProgress, rateOf } from '../../../lambda/cli/progress.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const watch = (isTTY: boolean) => {
  const stream = Object.assign(new PassThrough(), { isTTY });
  const progress = createProgress((done, seconds) => rateOf(done, seconds, 'posts'), stream);
  return { progress, written: () => String(stream.read() ?? '') };
};

describe('progress', () => {
  it('is a bar with rate and remaining time on a terminal, which goes in the end', () => {
    const { progress, written } = watch(true);
    progress.expect(1_000);
    for (let second = 0; second < 5; second += 1) {
      vi.advanceTimersByTime(1_000);
      progress.step(100);
    }
    progress.stop();

    const text = written();
    expect(text).toMatch(/█+░+ \d+% {2}100 posts a second {2}\ds left/);
    expect(text.endsWith('\u001b[2K')).toBe(true);
    expect(process.listenerCount('SIGINT')).toBe(0);
  });

  it('is a line from time to time without a terminal', () => {
    const { progress, written } = watch(false);
    progress.expect(1_000);
    for (let second = 0; second < 10; second += 1) {
      vi.advanceTimersByTime(1_000);
      progress.step(50);
    }
    progress.stop();

    expect(written()).toBe(
      '25%  50 posts a second  15 s left\n50%  50 posts a second  10 s left\n',
    );
  });

  it.each([true, false])('is not shown for short commands (terminal: %s)', (isTTY) => {
    const { progress, written } = watch(isTTY);
    progress.expect(10);
    progress.step(10);
    progress.stop();

    expect(written()).toBe('');
  });
});
