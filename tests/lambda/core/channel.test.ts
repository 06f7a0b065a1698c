import { describe, expect, it } from 'vitest';
import {
  channelId,
  channelsOf,
  descriptionOf,
  feedAddress,
  frontPage,
  homeAddress,
  titleOf,
} from '../../../lambda/core/channel.ts';
import { makeArticle, makeContent } from '../../support/core-samples.ts';

describe('channelsOf', () => {
  it('gives the front page, the section, the tags and the authors', () => {
    const article = makeArticle({
      section: 'World & Sea',
      tags: ['C', 'مكتبات'],
      authors: [{ name: 'A B' }],
    });
    expect(channelsOf(article)).toEqual([
      { kind: 'front', name: '', path: '' },
      { kind: 'section', name: 'World & Sea', path: 'sections/world-sea/' },
      { kind: 'tag', name: 'C', path: 'tags/c/' },
      { kind: 'tag', name: 'مكتبات', path: 'tags/مكتبات/' },
      { kind: 'author', name: 'A B', path: 'authors/a-b/' },
    ]);
  });

  it('gives each channel once, however its name is spelt', () => {
    const article = makeArticle({ tags: ['Sea'], authors: [{ name: 'A' }, { name: 'a' }] });
    expect(channelsOf(article).map(({ path }) => path)).toEqual(['', 'tags/sea/', 'authors/a/']);
  });
});

describe('a channel', () => {
  const section = { kind: 'section', name: 'sea', path: 'sections/sea/' } as const;
  const yaml = 'id: x\ntitle: P\nsections: [{name: Sea, title: The sea, description: Wet.}, Land]';

  it.each([
    [frontPage, 'P', 'The latest from P'],
    [section, 'P: The sea', 'Wet.'],
    [{ kind: 'section', name: 'land', path: 'sections/land/' } as const, 'P: Land', 'Land from P'],
    [{ kind: 'section', name: 'Sky', path: 'sections/sky/' } as const, 'P: Sky', 'Sky from P'],
    [
      { kind: 'tag', name: 'Sea', path: 'tags/sea/' } as const,
      'P: Sea',
      'Articles tagged Sea from P',
    ],
    [{ kind: 'author', name: 'A', path: 'authors/a/' } as const, 'P: A', 'Articles by A in P'],
  ])('%j is called %s: %s', (channel, title, description) => {
    const content = makeContent({ channel }, yaml);
    expect(titleOf(content)).toBe(title);
    expect(descriptionOf(content)).toBe(description);
  });

  it('has percent-encoded feed addresses', () => {
    const channel = { kind: 'tag', name: 'مكتبات', path: 'tags/مكتبات/' } as const;
    expect(feedAddress(makeContent({ channel }), 'json')).toBe(
      'https://news.example.org/tags/%D9%85%D9%83%D8%AA%D8%A8%D8%A7%D8%AA/feed.json',
    );
  });

  it('has an id of its own that does not depend on the domain', () => {
    const [front, other, moved] = [
      makeContent({}, 'id: x'),
      makeContent({ channel: section }, 'id: x'),
      makeContent({ baseUrl: 'https://moved.example' }, 'id: x\ntitle: Renamed'),
    ];
    expect(channelId(front)).not.toBe(channelId(other));
    expect(channelId(front)).toBe(channelId(moved));
  });

  it('has its address for an id where the publication has none', () => {
    expect(channelId(makeContent({}, 'title: P'))).toBe('https://news.example.org/atom.xml');
  });

  it('stands for the home page of the publication, if that has one', () => {
    expect(homeAddress(makeContent({}, 'title: P'))).toBe('https://news.example.org/');
    expect(homeAddress(makeContent({}, 'home: https://p.example/a'))).toBe('https://p.example/a');
  });
});
