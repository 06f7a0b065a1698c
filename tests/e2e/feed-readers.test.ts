import { cp, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe } from 'vitest';
import { it } from '../support/commands.ts';
import { debianReaders } from './support/debian-readers.ts';
import { startRecordingProxy } from './support/recording-proxy.ts';
import { projectFolder } from './support/tools.ts';
import { waitFor } from './support/wait.ts';

const edited = 'articles/2026-08-19-heron-count.md';

interface Item {
  readonly title: string;
  readonly content_html: string;
}

describe.each(debianReaders)('$name', (reader) => {
  it('has headlines and full text, asks for what is new only, and takes an edit for one', async ({
    expect,
    place,
    start,
    onTestFinished,
  }) => {
    await cp(join(projectFolder, 'content'), place.path('content'), { recursive: true });
    const words = ['--content', place.path('content'), '--out', place.path('out'), '--port', '0'];
    const command = start('start-command', words);
    await waitFor('the server', 60, async () => command.stdout().includes('Watching'));
    const server = /^Front page {2}(\S+)\/$/m.exec(command.stdout())?.[1] ?? '';
    const proxy = await startRecordingProxy(server);
    onTestFinished(() => proxy.close());
    const items = async (): Promise<Item[]> =>
      ((await (await fetch(`${server}/feed.json`)).json()) as { items: Item[] }).items;
    const folder = place.path('reader');
    await mkdir(folder);

    await reader.subscribe(folder, `${proxy.address}/${reader.file}`);
    await reader.poll(folder);
    const published = await items();
    const titles = published.map(({ title }) => title).sort();
    const entries = await reader.entries(folder);
    expect(entries.map(({ title }) => title).sort()).toEqual(titles);
    for (const { title, content_html } of published) {
      const text = entries.find((entry) => entry.title === title)?.text ?? '';
      expect(lettersOf(text), title).toContain(lettersOf(content_html));
    }

    // Some remember validators only from the second time on.
    await reader.poll(folder);
    await reader.poll(folder);
    expect(proxy.answers.at(-1)).toBe(`GET /${reader.file} 304`);

    const text = await place.read(`content/${edited}`);
    await place.save('content', { [edited]: `${text}\nThe count goes on in March.\n` });
    await waitFor('the edit', 20, async () => JSON.stringify(await items()).includes('in March.'));
    await reader.poll(folder);
    expect(proxy.answers.at(-1)).toBe(`GET /${reader.file} 200`);
    expect((await reader.entries(folder)).map(({ title }) => title).sort()).toEqual(titles);
  });
});

/** All of a text that no reader changes: what it says, less markup, escapes and spaces. */
const lettersOf = (html: string): string =>
  html.replace(/<[^>]*>/g, '').replace(/&#?\w+;|\\n|[^\p{L}\p{N}]/gu, '');
