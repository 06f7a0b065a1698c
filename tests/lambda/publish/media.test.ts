import { describe, expect, it } from 'vitest';
import type { ListedObject, Store } from '../../../lambda/publish/ports.ts';
import { runPublisher } from '../../../lambda/publish/run.ts';
import { createRequestCounter } from '../../support/counting-store.ts';
import { baseUrl, createNewsroom, dump, type Newsroom } from '../../support/newsroom.ts';

const publication = 'id: tag:x,2026:n\ntitle: N\ntimezone: UTC';
const withImage = (title: string, image = 'media/p.png') =>
  `---\ntitle: ${title}\nimage: ${image}\n---\nSome text.\n`;
const wav = (seconds: number) => 'RIFF'.padEnd(100 * seconds);

const open = async (): Promise<Newsroom> => {
  const newsroom = createNewsroom();
  await newsroom.save('publication.yaml', publication);
  return newsroom;
};

interface Feed {
  readonly items: readonly {
    readonly date_modified: string;
    readonly attachments?: readonly { readonly url: string; readonly size_in_bytes?: number }[];
  }[];
}

const items = async ({ read }: Newsroom): Promise<Feed['items']> =>
  (JSON.parse((await read('feed.json')) ?? '{"items":[]}') as Feed).items;
const sizes = async (newsroom: Newsroom) =>
  (await items(newsroom)).map(({ attachments }) => attachments?.[0]?.size_in_bytes);
const feedDate = async ({ read }: Newsroom) =>
  /<updated>(.*?)<\/updated>/.exec((await read('atom.xml')) ?? '')?.[1];

describe('an article with a picture of the publication’s own', () => {
  it('tells its true size when both come together, in whichever order', async () => {
    for (const keys of [
      ['articles/a.md', 'media/p.png'],
      ['media/p.png', 'articles/a.md'],
    ]) {
      const newsroom = await open();
      await newsroom.save('articles/a.md', withImage('A'));
      await newsroom.save('media/p.png', 'picture');
      await newsroom.publish(...keys);

      expect(await sizes(newsroom)).toEqual([7]);
    }
  });

  it('is published with a warning while the picture is missing, and again when it comes', async () => {
    const newsroom = await open();
    await newsroom.save('articles/a.md', withImage('A'));
    const { sources } = await newsroom.publish('articles/a.md');
    expect(sources[0]).toMatchObject({
      outcome: { kind: 'published' },
      problems: [{ fault: 'media/p.png is not there', severity: 'warning' }],
    });
    expect(await sizes(newsroom)).toEqual([undefined]);

    await newsroom.save('media/p.png', 'picture');
    await newsroom.publish('media/p.png');

    expect(await sizes(newsroom)).toEqual([7]);
  });

  it('follows every change of it, in each feed, without counting as edited', async () => {
    const newsroom = await open();
    await newsroom.save('media/p.png', 'picture');
    await newsroom.save('articles/a.md', `---\nsection: Local\n${withImage('A').slice(4)}`);
    await newsroom.publish();
    const [before] = await items(newsroom);
    newsroom.setTime('2026-10-01T12:30:00.000Z');
    await newsroom.save('articles/a.md', `---\nsection: Local\n${withImage('A').slice(4)}`);
    await newsroom.publish('articles/a.md');

    newsroom.setTime('2026-10-01T13:00:00.000Z');
    await newsroom.save('media/p.png', 'a larger picture');
    const { written } = await newsroom.publish('media/p.png');

    expect(written).toEqual(
      expect.arrayContaining(['articles/a', 'media/p.png', 'rss.xml', 'sections/local/atom.xml']),
    );
    expect(await sizes(newsroom)).toEqual([16]);
    expect((await items(newsroom))[0]?.date_modified).toBe(before?.date_modified);
    expect(await feedDate(newsroom)).toBe('2026-10-01T13:00:00.000Z');

    newsroom.setTime('2026-10-01T14:00:00.000Z');
    await newsroom.remove('media/p.png');
    await newsroom.publish('media/p.png');

    expect(await sizes(newsroom)).toEqual([undefined]);
    expect(await feedDate(newsroom)).toBe('2026-10-01T14:00:00.000Z');
  });

  it('follows changes without a message, when everything is reconciled', async () => {
    const newsroom = await open();
    await newsroom.save('articles/a.md', withImage('A'));
    await newsroom.save('media/p.png', 'picture');
    await newsroom.publish();
    await newsroom.save('media/p.png', 'a larger picture');
    await newsroom.publish();

    expect(await sizes(newsroom)).toEqual([16]);
  });

  it('is left alone by another picture of the same size and sides', async () => {
    const newsroom = await open();
    await newsroom.save('articles/a.md', withImage('A'));
    await newsroom.save('media/p.png', 'picture');
    await newsroom.publish();
    await newsroom.save('media/p.png', 'PICTURE');
    const { written } = await newsroom.publish('media/p.png');

    expect(written).toEqual(['media/p.png']);
  });

  it('forgets a picture that it shows no more', async () => {
    const newsroom = await open();
    await newsroom.save('articles/a.md', withImage('A'));
    await newsroom.publish();
    const usesIn = async () =>
      Object.keys(await dump(newsroom.ports.state)).filter((key) => key.startsWith('uses/'));
    expect(await usesIn()).toHaveLength(1);

    await newsroom.save('articles/a.md', withImage('A', 'https://elsewhere.example/p.png'));
    await newsroom.publish('articles/a.md');
    expect(await usesIn()).toEqual([]);

    await newsroom.save('articles/a.md', withImage('A'));
    await newsroom.publish('articles/a.md');
    await newsroom.remove('articles/a.md');
    await newsroom.publish('articles/a.md');
    expect(await usesIn()).toEqual([]);
  });

  it('is found by its picture after a rebuild too, which clears away what leads nowhere', async () => {
    const newsroom = await open();
    const { state } = newsroom.ports;
    await newsroom.save('articles/a.md', withImage('A'));
    await newsroom.publish();
    const usesIn = async () =>
      Object.keys(await dump(state)).filter((key) => key.startsWith('uses/'));
    const uses = await usesIn();
    for (const key of uses) await state.delete(key);
    await state.put('uses/0123456789abcdef/articles/a.md', '');
    await state.put('uses/0123456789abcdef/articles/gone.md', '');
    await newsroom.run('rebuild');

    expect(await usesIn()).toEqual(uses);
  });

  it('shares it with more articles than one run can publish', async () => {
    const newsroom = await open();
    for (let number = 0; number < 130; number += 1) {
      await newsroom.save(`articles/${number}.md`, withImage(`Article ${number}`));
    }
    await newsroom.publish();
    await newsroom.save('media/p.png', 'picture');
    await newsroom.publish('media/p.png');

    const pages = Object.entries(await dump(newsroom.ports.state)).filter(([key]) =>
      key.startsWith('entries/'),
    );
    expect(pages).toHaveLength(130);
    expect(pages.filter(([, text]) => !text.includes('"bytes":7'))).toEqual([]);
    expect(new Set(await sizes(newsroom))).toEqual(new Set([7]));
  });

  it('costs one request and one round trip more than another', async () => {
    const cost = async (article: string) => {
      const counter = createRequestCounter();
      const newsroom = await open();
      await newsroom.save('media/p.png', 'picture');
      await newsroom.save('articles/old.md', '# Old\n\nText.');
      await newsroom.publish();
      await newsroom.save('articles/a.md', article);
      await runPublisher(
        counter.wrap(newsroom.ports),
        { baseUrl, now: '2026-10-01T12:00:00.000Z' },
        { changes: [{ key: 'articles/a.md', time: '2026-10-01T12:00:00.000Z' }], scope: 'changes' },
      );
      return { requests: counter.requests, roundTrips: counter.roundTrips };
    };
    const plain = await cost(withImage('A', 'https://elsewhere.example/p.png'));
    const own = await cost(withImage('A'));

    expect(own.roundTrips).toBe(plain.roundTrips + 1);
    expect(own.requests.filter((request) => /uses\/|media\//.test(request))).toEqual([
      'get the start of content media/p.png',
      expect.stringMatching(/^put state uses\//),
    ]);
  });
});

describe('an attachment', () => {
  const talk = `---\ntitle: A\nattachments: {url: media/talk.wav, title: The talk, duration: '1:30'}\n---\nText.\n`;

  it('goes out as an enclosure of its true length', async () => {
    const newsroom = await open();
    await newsroom.save('media/talk.wav', wav(9));
    await newsroom.save('articles/a.md', talk);
    await newsroom.publish();

    expect(await newsroom.read('rss.xml')).toMatch(
      /<enclosure length="900" type="audio\/wav" url="https:\/\/news\.example\.org\/media\/talk\.wav"\/>/,
    );
    expect((await items(newsroom))[0]?.attachments).toEqual([
      {
        url: 'https://news.example.org/media/talk.wav',
        mime_type: 'audio/wav',
        title: 'The talk',
        size_in_bytes: 900,
        duration_in_seconds: 90,
      },
    ]);
  });

  it('is not offered before it is there', async () => {
    const newsroom = await open();
    await newsroom.save('articles/a.md', talk);
    await newsroom.publish();
    expect((await items(newsroom))[0]?.attachments).toBeUndefined();

    await newsroom.save('media/talk.wav', wav(2));
    await newsroom.publish('media/talk.wav');
    expect(await sizes(newsroom)).toEqual([200]);
  });
});

describe('a file that S3 took in parts, whose copy has another ETag', () => {
  const noon = new Date('2026-10-01T12:00:00.000Z');

  /** A store that lists its media as S3 does. */
  const listing = (store: Store, as: Partial<ListedObject>): Store => ({
    ...store,
    async *list(options) {
      for await (const object of store.list(options)) {
        yield object.key.startsWith('media/') ? { ...object, ...as } : object;
      }
    },
  });
  const writtenAgain = async (copiedAt: Date): Promise<readonly string[]> => {
    const newsroom = createNewsroom(({ content, site, ...ports }) => ({
      ...ports,
      content: listing(content, { etag: async () => '"a-3"', lastModified: noon }),
      site: listing(site, { lastModified: copiedAt }),
    }));
    await newsroom.save('publication.yaml', publication);
    await newsroom.save('media/film.mp4', 'film');
    await newsroom.publish();
    return (await newsroom.publish()).written;
  };

  it('is not copied again when the copy is of the same time or later', async () => {
    expect(await writtenAgain(noon)).toEqual([]);
    expect(await writtenAgain(new Date(noon.getTime() + 1))).toEqual([]);
  });

  it('is copied again when the copy is older', async () => {
    expect(await writtenAgain(new Date(noon.getTime() - 1))).toEqual(['media/film.mp4']);
  });
});
