import { fileURLToPath, pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { bundle } from '../../../lambda/cli/bundle.js';
import { convertSource } from '../../../lambda/publish/sources/convert-source.ts';
import type { ConvertSource } from '../../../lambda/publish/sources/source-reader.ts';
import {
  type ConversionThreads,
  createConversionThreads,
  createFolderThreads,
  withConversionThreads,
} from '../../../lambda/threads/conversion-threads.ts';
import { makeContent } from '../../support/core-samples.ts';

const project = fileURLToPath(new URL('../../..', import.meta.url));
const context = makeContent({}, 'id: tag:x,2026:n\ntitle: N\nlanguage: en');
const stored = '2026-10-01T12:00:00.000Z';

const texts: Readonly<Record<string, string>> = {
  'articles/a.md': '---\ntitle: A\ntags: [x]\n---\nSome *text*.',
  'articles/b.html': '<article><h1>B</h1><p>Some text.</p></article>',
  'articles/c.txt': 'C\n\nSome text.',
  'articles/d.md': '---\ntitle: [\n---\n',
  'articles/e.odt': 'PK',
};

const convertText = (convert: ConvertSource, source: string, text = '') =>
  convert(source, new TextEncoder().encode(text), context, stored);

const convertAll = (convert: ConvertSource) =>
  Promise.all(Object.entries(texts).map(([source, text]) => convertText(convert, source, text)));

const moduleOf = (script: string) => new URL(`data:text/javascript,${encodeURIComponent(script)}`);

/** The program of a thread for which each source is as hostile as its name says. */
const hostileThread = moduleOf(`
  import { parentPort, workerData } from 'node:worker_threads';
  const progress = new Int32Array(workerData);
  const convert = (source) => {
    if (source === 'loop') for (;;);
    if (source === 'native') 'x'.repeat(2 ** 29 - 24).replace(/(x+x+)+y/, '');
    if (source === 'heap') for (const all = []; ; ) all.push(new Array(100_000).fill({}));
    if (source === 'exit') process.exit();
    if (source === 'throw') throw new Error('thrown');
    return { draft: false, problems: [], removed: [source] };
  };
  parentPort.on('message', (batch) => {
    for (const [source] of batch) {
      const conversion = convert(source);
      Atomics.add(progress, 1, 1);
      parentPort.postMessage([conversion]);
    }
  });
  Atomics.store(progress, 0, 1);
  parentPort.postMessage([]);
`);

const workers = () =>
  process.getActiveResourcesInfo().filter((each) => /Worker|MessagePort/.test(each)).length;

const withThreads = async <T>(
  work: (threads: ConversionThreads) => Promise<T>,
  { module = hostileThread, count = 1, budget = (): number => 10_000 } = {},
): Promise<T> => {
  const threads = createConversionThreads({ module, count, budget });
  try {
    return await work(threads);
  } finally {
    await threads.stop();
  }
};

/** What becomes of sources: their own names for those that are converted, else their faults. */
const outcomesOf = (sources: readonly string[], options: Parameters<typeof withThreads>[1]) =>
  withThreads(async ({ convert }) => {
    const conversions = await Promise.all(sources.map((source) => convertText(convert, source)));
    return conversions.map(({ problems, removed }, index) => {
      const [problem] = problems;
      if (problem) expect(problem).toMatchObject({ file: sources[index], severity: 'error' });
      return problem?.fault ?? removed[0];
    });
  }, options);

describe('threads that convert', { timeout: 120_000 }, () => {
  it('give the same conversions as this thread, in order', async () => {
    const program = pathToFileURL(await bundle(project, 'build', {}));
    const module = new URL('conversion-thread.cjs', program);
    const [one, two] = await withConversionThreads(module, async (convert) => {
      if (convert === undefined) throw new TypeError('there are no threads');
      return [await convertAll(convert), await convertAll(convert)];
    });

    expect(one).toEqual(await convertAll(convertSource));
    expect(two).toEqual(one);
  });

  it.each(['loop', 'native'])('reject a source that takes too long by name: %s', async (source) => {
    const fault = 'takes longer than 0.3 s to convert';
    const budget = () => 300;

    expect(await outcomesOf(['a', source, 'b', source, 'c'], { budget })).toEqual([
      ...['a', fault, 'b', fault, 'c'],
    ]);
    expect(await outcomesOf([source, 'a', 'b', 'c', 'd'], { budget, count: 2 })).toEqual([
      ...[fault, 'a', 'b', 'c', 'd'],
    ]);
  });

  it.each([
    ['heap', 'needs more memory to convert than there is'],
    ['exit', 'cannot be converted: a conversion thread has exited'],
    ['throw', 'cannot be converted: thrown'],
  ])('reject the source that ends its thread by name: %s', async (source, fault) => {
    const sources = ['a', 'b', source, 'c', 'd'];
    const outcomes = await outcomesOf(sources, { budget: () => 60_000, count: 2 });

    expect(outcomes).toEqual(['a', 'b', fault, 'c', 'd']);
  });

  it('ask how much time there is while a source is converted', async () => {
    const start = performance.now();
    const budget = () => (performance.now() - start < 500 ? 10_000 : 250);

    expect(await outcomesOf(['loop'], { budget })).toEqual(['takes longer than 0.25 s to convert']);
  });

  it.each([
    ['fails', 'no such program', 'throw new Error("no such program")'],
    ['exits', 'a conversion thread has exited', 'process.exit(0)'],
  ])('fail the run and reject no source when their program %s', async (_, message, script) => {
    const module = moduleOf(script);
    const work = withThreads(({ convert }) => convertAll(convert), { module, count: 2 });

    await expect(work).rejects.toThrow(message);
  });

  it('start again with the next source when one has ended between two', async () => {
    const module = moduleOf(`
      import { parentPort, workerData } from 'node:worker_threads';
      const progress = new Int32Array(workerData);
      parentPort.once('message', () => {
        Atomics.add(progress, 1, 1);
        parentPort.postMessage([{ draft: false, problems: [], removed: [] }]);
        setTimeout(() => process.exit(), 50);
      });
      Atomics.store(progress, 0, 1);
    `);
    await withThreads(
      async ({ convert }) => {
        for (const source of ['a', 'b']) {
          expect((await convertText(convert, source)).problems).toEqual([]);
          await new Promise((resolve) => setTimeout(resolve, 300));
        }
      },
      { module },
    );
  });

  it('have started when their start is over', async () => {
    await withThreads(async ({ start, convert }) => {
      await start();
      const begun = performance.now();
      await convertText(convert, 'a');

      expect(performance.now() - begun).toBeLessThan(5000);
    });
  });

  it('have ended with the work, and reject what they had to do', async () => {
    const before = workers();
    let pending: Promise<unknown> = Promise.resolve();
    await withThreads(async ({ convert, start }) => {
      await start();
      pending = expect(convertText(convert, 'loop')).rejects.toThrow('are stopped');
      await new Promise((resolve) => setTimeout(resolve, 50));
    });

    await pending;
    expect(workers()).toBe(before);
  });

  it('are there even where there is one processor', async () => {
    const threads = createFolderThreads(hostileThread);
    expect((await convertText(threads.convert, 'a')).removed).toEqual(['a']);
    await threads.stop();
  });
});

it('there are none without a module for them', async () => {
  expect(await withConversionThreads(undefined, async (convert) => convert)).toBeUndefined();
});
