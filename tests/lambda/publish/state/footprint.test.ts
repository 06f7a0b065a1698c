import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { frontPage, sectionChannel } from '../../../../lambda/core/channel.ts';
import { footprintOf, footprintWhile } from '../../../../lambda/publish/state/footprint.ts';
import type { PublishedVersion } from '../../../../lambda/publish/state/published-version.ts';

const version: PublishedVersion = {
  slug: 'night-ferry',
  entry: 'e'.repeat(64),
  version: '1'.repeat(16),
  published: '2026-09-30T12:00:00.000Z',
  channels: [frontPage, sectionChannel('Port')],
  media: { 'media/ferry.png': null },
};

const source = 'articles/night-ferry.md';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

const describeAll = (objects: ReturnType<typeof footprintOf>) =>
  objects.map(({ store, key, content, written, removed, onlyWhile }) =>
    [store, key, content, written, removed, onlyWhile ?? 'always'].join(' '),
  );

describe('the footprint of a published version', () => {
  it('is all that may exist because of it', () => {
    expect(describeAll(footprintOf(source, version))).toEqual([
      `state entries/${version.entry}~${version.version} article beforeFeeds afterFeeds always`,
      `state index/front/2516115/31199999~${version.entry}~${version.version} nothing withFeeds withFeeds always`,
      `state index/sections/port/2516115/31199999~${version.entry}~${version.version} nothing withFeeds withFeeds always`,
      `state uses/${sha256('media/ferry.png').slice(0, 16)}/${source} nothing beforeFeeds beforeFeeds always`,
      `state due/001790769600000~${sha256(source)} source beforeFeeds afterFeeds waiting`,
      'site articles/night-ferry page beforeFeeds afterFeeds live',
    ]);
  });

  it('has a page and no key of an embargo while it is live', () => {
    const keys = footprintWhile(source, version, true).map(({ key }) => key);
    expect(keys).toContain('articles/night-ferry');
    expect(keys.filter((key) => key.startsWith('due/'))).toEqual([]);
  });

  it('has a key of its embargo and no page while it waits', () => {
    const keys = footprintWhile(source, version, false).map(({ key }) => key);
    expect(keys).not.toContain('articles/night-ferry');
    expect(keys.filter((key) => key.startsWith('due/'))).toHaveLength(1);
  });

  it('has a key of its expiry, live or waiting', () => {
    const expiring = { ...version, expires: '2026-10-30T12:00:00.000Z' };
    for (const live of [true, false]) {
      const keys = footprintWhile(source, expiring, live).map(({ key }) => key);
      expect(keys).toContain(`due/001793361600000~${sha256(source)}~expires`);
    }
  });

  it('has no page where the article is on a site of its own', () => {
    const away = { ...version, link: 'https://harbour.example/night-ferry' };
    expect(footprintOf(source, away).filter(({ store }) => store === 'site')).toEqual([]);
  });

  it('names each object once', () => {
    const names = footprintOf(source, version).map(({ store, key }) => `${store} ${key}`);
    expect(new Set(names).size).toBe(names.length);
  });
});
