import { availableParallelism } from 'node:os';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { bundle } from '../../../lambda/cli/bundle.js';
import { withConversionThreads } from '../../../lambda/local/conversion-threads.ts';
import { convertSource } from '../../../lambda/publish/sources/convert-source.ts';
import type { ConvertSource } from '../../../lambda/publish/sources/source-reader.ts';
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

const convertAll = (convert: ConvertSource) =>
  Promise.all(
    Object.entries(texts).map(([source, text]) =>
      convert(source, new TextEncoder().encode(text), context, stored),
    ),
  );

const given = (convert: ConvertSource | undefined): ConvertSource => {
  if (convert === undefined) throw new TypeError('there are no threads');
  return convert;
};

describe.runIf(availableParallelism() > 1)('threads that convert', { timeout: 60_000 }, () => {
  it('give the same conversions as this thread, in order', async () => {
    const program = pathToFileURL(await bundle(project, 'build'));
    const module = new URL('conversion-thread.cjs', program);
    const [one, two] = await withConversionThreads(module, async (convert) => [
      await convertAll(given(convert)),
      await convertAll(given(convert)),
    ]);

    expect(one).toEqual(await convertAll(convertSource));
    expect(two).toEqual(one);
  });

  it.each([
    ['ends', 'a conversion thread has exited', 'process.exit(0)'],
    ['fails', 'out of memory', 'throw new Error("out of memory")'],
    [
      'answers too little',
      'a conversion thread returned too few conversions',
      'import { parentPort } from "node:worker_threads"; parentPort.on("message", () => parentPort.postMessage([]))',
    ],
  ])('reject pending conversions when one %s', async (_, message, script) => {
    const module = new URL(`data:text/javascript,${encodeURIComponent(script)}`);
    const work = withConversionThreads(module, (convert) => convertAll(given(convert)));

    await expect(work).rejects.toThrow(message);
  });

  it('have ended with the work', async () => {
    const script = 'setInterval(() => {}, 1000)';
    const module = new URL(`data:text/javascript,${script}`);
    const before = process.getActiveResourcesInfo().filter((each) => each === 'Worker').length;
    await withConversionThreads(module, async (convert) => {
      given(convert)('articles/a.md', new Uint8Array(), context, stored).catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, 50));
    });

    const after = process.getActiveResourcesInfo().filter((each) => each === 'Worker').length;
    expect(after).toBe(before);
  });
});

it('there are none without a module for them', async () => {
  expect(await withConversionThreads(undefined, async (convert) => convert)).toBeUndefined();
});
