import { describe, expect, it } from 'vitest';
import { createRunQueue } from '../../../lambda/local/run-queue.ts';

const setUp = () => {
  const events: string[] = [];
  const queue = createRunQueue();
  /** A job that ends when it is told to. */
  const add = (name: string) => {
    const { promise, resolve, reject } = withResolvers<string>();
    const ended = queue.add(() => {
      events.push(`began ${name}`);
      return promise;
    });
    const told = ended.then(
      (value) => events.push(`ended with ${value}`),
      (error) => events.push(`failed with ${error}`),
    );
    return { end: () => resolve(name), fail: () => reject(name), told };
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
  it('begins a job when the one before has ended', async () => {
    const { events, queue, add } = setUp();
    const [first, second] = [add('first'), add('second')];

    second.end();
    await expect.poll(() => events).toEqual(['began first']);
    first.end();
    await queue.settled();
    await second.told;

    expect(events).toEqual([
      'began first',
      'ended with first',
      'began second',
      'ended with second',
    ]);
  });

  it('continues after a job that failed, and rejects the promise of that job', async () => {
    const { events, queue, add } = setUp();
    const [first, second] = [add('first'), add('second')];

    first.fail();
    second.end();
    await queue.settled();
    await second.told;

    expect(events).toEqual([
      'began first',
      'failed with first',
      'began second',
      'ended with second',
    ]);
  });

  it('is settled at once when nothing was added', async () => {
    await expect(setUp().queue.settled()).resolves.toBeUndefined();
  });
});
