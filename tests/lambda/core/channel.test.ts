import { describe, expect, it } from 'vitest';
import type { Article } from '../../../lambda/core/article.ts';
import {
  channelId,
  channelsOf,
  descriptionOf,
  feedAddress,
  frontPage,
  homeAddress,
  languageOf,
  titleOf,
} from '../../../lambda/core/channel.ts';
import { makeArticle, makeContent, makePublication } from '../../support/core-samples.ts';

describe('channelsOf', () => {
  it('gives the front page, the section, the tags and the authors', () => {
    const article = makeArticle({
      section: 'World & Sea',
      tags: ['C', 'مكتبات'],
      authors: [{ name: 'A B' }],
    });
    expect(channelsOf(article, {})).toEqual([
      { kind: 'front', name: '', path: '' },
      { kind: 'section', name: 'World & Sea', path: 'sections/world-sea/' },
      { kind: 'tag', name: 'C', path: 'tags/c/' },
      { kind: 'tag', name: 'مكتبات', path: 'tags/مكتبات/' },
      { kind: 'author', name: 'A B', path: 'authors/a-b/' },
    ]);
  });

  it('gives each channel once, however its name is spelt', () => {
    const article = makeArticle({ tags: ['Sea'], authors: [{ name: 'A' }, { name: 'a' }] });
    expect(channelsOf(article, {}).map(({ path }) => path)).toEqual([
      '',
      'tags/sea/',
      'authors/a/',
    ]);
  });
});

describe('a channel that publication.yaml defines', () => {
  const yaml = `id: x
title: P
channels:
  - {name: Arabic sea, slug: sea-ar, section: sea, language: ar, title: البحر, description: Wet.}
  - {name: By A on C, tag: C, author: a}`;
  const publication = makePublication(yaml);
  const defined = (overrides: Partial<Article>) =>
    channelsOf(makeArticle(overrides), publication).filter(({ kind }) => kind === 'defined');
  const [arabic, byA] = [
    { kind: 'defined', name: 'Arabic sea', path: 'channels/sea-ar/' } as const,
    { kind: 'defined', name: 'By A on C', path: 'channels/by-a-on-c/' } as const,
  ];

  it('has the articles that meet all its conditions, however their names are spelt', () => {
    const authors = [{ name: 'B' }, { name: 'A' }];
    expect(defined({ section: 'Sea', language: 'ar' })).toEqual([arabic]);
    expect(defined({ section: 'Sea', language: 'ar-EG' })).toEqual([arabic]);
    expect(defined({ tags: ['c'], authors })).toEqual([byA]);
    expect(defined({ section: 'sea', language: 'ar', tags: ['C'], authors })).toEqual([
      arabic,
      byA,
    ]);
  });

  it.each([
    { section: 'Sea', language: 'en' },
    { section: 'Land', language: 'ar' },
    { section: 'Sea', language: 'arc' },
    { language: 'ar' },
    { tags: ['C'] },
    { tags: ['C++'], authors: [{ name: 'A' }] },
    { authors: [{ name: 'A' }] },
  ])('has not the article of %j', (overrides) => {
    expect(defined(overrides)).toEqual([]);
  });

  it('is called, described and spoken as it is defined there', () => {
    expect(titleOf(makeContent({ channel: arabic }, yaml))).toBe('P: البحر');
    expect(descriptionOf(makeContent({ channel: arabic }, yaml))).toBe('Wet.');
    expect(languageOf(makeContent({ channel: arabic }, yaml))).toBe('ar');
    expect(titleOf(makeContent({ channel: byA }, yaml))).toBe('P: By A on C');
    expect(descriptionOf(makeContent({ channel: byA }, yaml))).toBe('By A on C from P');
    expect(languageOf(makeContent({ channel: byA }, yaml))).toBe('en');
  });

  it('keeps its name when it is defined no more', () => {
    expect(titleOf(makeContent({ channel: arabic }, 'title: P'))).toBe('P: Arabic sea');
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
