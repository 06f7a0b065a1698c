import { describe, expect, it } from 'vitest';
import { createRunQueue } from '../../../lambda/local/run-queue.ts';
import { emptyReport, type PublishReport } from '../../../lambda/publish/report.ts';

const setUp = () => {
  const events: string[] = [];
  const queue = createRunQueue(
    ({ written }) => events.push(`reported ${written}`),
    (error) => events.push(`failed with ${error}`),
  );
  /** A job that ends when it is told to. */
  const add = (name: string) => {
    const { promise, resolve, reject } = withResolvers<PublishReport>();
    queue.add(() => {
      events.push(`began ${name}`);
      return promise;
    });
    return { end: () => resolve({ ...emptyReport, written: [name] }), fail: () => reject(name) };
  };
  return { events, queue, add };
};

const withResolvers = <T>() => {
  let settle: { resolve: (value: T) => void; reject: (reason: unknown) => void } | undefined;
  const promise = new Promise<T>((resolve, reject) => {
    settle = { resolve, reject };
  });
  if (settle === undefined) throw new Error('a promise calls its executor at once');
  return { promise, ...settle };
};

describe('the run queue', () => {
  it('begins a job when the one before has been reported', async () => {
    const { events, queue, add } = setUp();
    const [first, second] = [add('first'), add('second')];

    second.end();
    await expect.poll(() => events).toEqual(['began first']);
    first.end();
    await queue.settled();

    expect(events).toEqual(['began first', 'reported first', 'began second', 'reported second']);
  });

  it('goes on after a job that failed', async () => {
    const { events, queue, add } = setUp();
    const [first, second] = [add('first'), add('second')];

    first.fail();
    second.end();
    await queue.settled();

    expect(events).toEqual(['began first', 'failed with first', 'began second', 'reported second']);
  });

  it('is settled at once when nothing was added', async () => {
    await expect(setUp().queue.settled()).resolves.toBeUndefined();
  });
});
