import { createTeller } from '../../../lambda/cli/serve/tell-runs.ts';
import { createFolderPublisher } from '../../../lambda/local/folder-publisher.ts';
import { createLiveReload } from '../../../lambda/local/live-reload.ts';
import { createMemoryStore } from '../../../lambda/stores/memory-store.ts';

/*
 * A program: saves, renames and deletes articles and media as `npm start` sees it, in bursts, with other words
 * each time. Prints the bytes on the heap after the first and after the last saves, as JSON.
 * Use: node --expose-gc --import tsx save-often.ts SAVES
 */

const saves = Number(process.argv[2]);
/** Until then, code is compiled and every name appears for the first time. */
const warmUp = saves / 5;
const articles = 94;
const text = 'The tide turned before noon, and the ferry left without its mail. '.repeat(15);

let time = Date.parse('2026-03-01T00:00:00Z');
const now = (): Date => {
  time += 1_000;
  return new Date(time);
};
const content = createMemoryStore({ now });
const site = createMemoryStore({ now });
const state = createMemoryStore({ now });
const liveReload = createLiveReload(site);
const nowhere = { write: () => undefined };
const teller = createTeller({ stdout: nowhere, stderr: nowhere }, 'http://localhost:8080');

let onIdle = (): void => undefined;
const publisher = createFolderPublisher({
  baseUrl: 'http://localhost:8080',
  now,
  ports: {
    content,
    site,
    state,
    async copyMedia(key) {
      const file = await content.get(key);
      if (file) await site.put(key, file.body);
      return file !== undefined;
    },
  },
  async onRun(run) {
    teller.run(run);
    await liveReload.announce();
    if (run.asked.length === 0) onIdle();
  },
  onError(error) {
    throw error;
  },
});

const publish = (keys: readonly string[]): Promise<void> =>
  new Promise((resolve) => {
    onIdle = resolve;
    publisher.publish(keys);
  });

/** Edits most articles, moves one, deletes one, moves an embargo, breaks one, and replaces a picture. */
const saveBurst = async (burst: number): Promise<readonly string[]> => {
  const [odd, even] = burst % 2 === 0 ? ['b', 'a'] : ['a', 'b'];
  const front = `tags: [Tag ${burst % 2}]`;
  const body = `${text} ${burst}`;
  const saved: Record<string, string | undefined> = {
    [`articles/moving-${odd}.md`]: undefined,
    [`articles/moving-${even}.md`]: `# Moving\n\n${body}\n`,
    'articles/passing.md':
      burst % 2 === 0 ? `# Passing\n\n![](../media/picture.png)\n\n${body}\n` : undefined,
    'articles/waiting.md': `---\nembargo: 2999-01-0${1 + (burst % 9)}\n---\n# Waiting\n\n${body}\n`,
    'articles/rejected.md': `---\ndate: soon ${burst}\n---\n# Rejected\n\n${body}\n`,
    'media/picture.png': burst % 3 === 0 ? undefined : `picture ${burst}`,
  };
  for (let number = 0; number < articles; number += 1) {
    saved[`articles/${number}.md`] = `---\n${front}\n---\n# ${number} of ${burst}\n\n${body}\n`;
  }
  for (const [key, body] of Object.entries(saved)) {
    await (body === undefined ? content.delete(key) : content.put(key, body));
  }
  return Object.keys(saved);
};

const heapUsed = (): number => {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
};

await content.put(
  'publication.yaml',
  'id: tag:news.example.org,2026:news\ntitle: The Ebb\nlimits: {entries: 10}\n',
);
await publisher.build();
let done = 0;
let first: number | undefined;
for (let burst = 0; done < saves; burst += 1) {
  const keys = await saveBurst(burst);
  await publish(keys);
  done += keys.length;
  if (done >= warmUp) first ??= heapUsed();
}
process.stdout.write(JSON.stringify({ first, last: heapUsed() }));
