import { describe, expect, it } from 'vitest';
import { renderAtom } from '../../../../../lambda/core/render/feeds/atom.ts';
import { renderJsonFeed } from '../../../../../lambda/core/render/feeds/json-feed.ts';
import { renderRss } from '../../../../../lambda/core/render/feeds/rss.ts';
import {
  assertWellFormed,
  MalformedFeedError,
} from '../../../../../lambda/core/render/feeds/well-formed.ts';
import type { XmlDocument } from '../../../../../lambda/core/render/feeds/xml-document.ts';
import { makeContent } from '../../../../support/core-samples.ts';

const rendered: Readonly<Record<'rss' | 'atom', XmlDocument>> = {
  rss: renderRss(makeContent()),
  atom: renderAtom(makeContent()),
};

describe('assertWellFormed', () => {
  it.each([
    ['rss', { ...rendered.rss, end: '' }],
    ['rss', { ...rendered.rss, end: rendered.rss.end.replace('</rss>', '') }],
    ['rss', { ...rendered.rss, head: rendered.rss.head.replaceAll('xmlns:dc', 'xmlns:dd') }],
    ['atom', { ...rendered.atom, head: `\n${rendered.atom.head}` }],
    ['atom', { ...rendered.atom, head: `${rendered.atom.head}<title>\uFFFE</title>` }],
    ['atom', { ...rendered.atom, end: `${rendered.atom.end}<feed/>` }],
    ['json', '{"title": "a}'],
    ['json', ''],
  ] as const)(
    'refuses a damaged document in %s, and names channel and format',
    (format, document) => {
      const check = () => assertWellFormed('sections/local/', format, document);
      expect(check).toThrow(MalformedFeedError);
      expect(check).toThrow(`the ${format} feed of the channel "sections/local/" is malformed: `);
    },
  );

  it('takes what is rendered', () => {
    assertWellFormed('', 'rss', rendered.rss);
    assertWellFormed('', 'atom', rendered.atom);
    assertWellFormed('', 'json', renderJsonFeed(makeContent()));
  });
});
