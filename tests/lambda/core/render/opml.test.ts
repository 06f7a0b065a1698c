import { parseOpml } from 'feedsmith';
import { expect, it } from 'vitest';
import { channelsOf } from '../../../../lambda/core/channel.ts';
import { renderOpml } from '../../../../lambda/core/render/opml.ts';
import { makeArticle, makePublication } from '../../../support/core-samples.ts';
import { baseUrl } from '../../../support/newsroom.ts';
import { elementsOf, parseStrictXml, textsOf } from '../../../support/strict-xml.ts';

const publication = makePublication(`id: x
title: P & "Q"
language: en
home: https://p.example/?a=1&b=2
sections: [{name: Sea, title: The sea, description: Wet.}]
channels: [{name: Arabic, language: ar}]`);

const channels = channelsOf(
  makeArticle({ section: 'Sea', tags: ['C++'], authors: [{ name: '<A>' }], language: 'ar' }),
  publication,
);

const opml = renderOpml({ publication, baseUrl, channels });

it('lists every channel, so that a reader can subscribe to all of them at once', () => {
  const root = parseStrictXml(opml);
  const outlines = elementsOf(root, 'outline').map(({ attributes }) => attributes);

  expect(root.attributes).toEqual({ version: '2.0' });
  expect(textsOf(root, 'title')).toEqual(['P & "Q"']);
  expect(outlines.map(({ text }) => text)).toEqual([
    'P & "Q"',
    'P & "Q": The sea',
    'P & "Q": Arabic',
    'P & "Q": C++',
    'P &amp; &quot;Q&quot;: &lt;A&gt;',
  ]);
  expect(outlines[1]).toEqual({
    type: 'rss',
    version: 'RSS2',
    text: 'P & "Q": The sea',
    title: 'P & "Q": The sea',
    description: 'Wet.',
    language: 'en',
    xmlUrl: 'https://news.example.org/sections/sea/rss.xml',
    htmlUrl: 'https://news.example.org/sections/sea/',
  });
  expect(outlines[0]).toMatchObject({ htmlUrl: 'https://p.example/?a=1&b=2' });
  expect(outlines[2]).toMatchObject({ language: 'ar' });
});

it('is readable by other programs', () => {
  expect(parseOpml(opml).body?.outlines?.map(({ xmlUrl }) => xmlUrl)).toEqual([
    'https://news.example.org/rss.xml',
    'https://news.example.org/sections/sea/rss.xml',
    'https://news.example.org/channels/arabic/rss.xml',
    'https://news.example.org/tags/c-plus-plus/rss.xml',
    'https://news.example.org/authors/a/rss.xml',
  ]);
});
