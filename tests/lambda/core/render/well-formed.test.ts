import { describe, expect, it } from 'vitest';
import { renderFeeds } from '../../../../lambda/core/render/feeds.ts';
import {
  assertWellFormed,
  MalformedFeedError,
} from '../../../../lambda/core/render/well-formed.ts';
import { makeContent } from '../../../support/core-samples.ts';

describe('assertWellFormed', () => {
  it.each([
    ['rss', '<rss><a>\u0003</a></rss>'],
    ['rss', '<rss><a>&nbsp;</a></rss>'],
    ['rss', '<rss><dc:creator>a</dc:creator></rss>'],
    ['rss', '<rss><![CDATA[a]]>]]></rss>'],
    ['rss', '<rss><a></rss>'],
    ['rss', '<rss/><rss/>'],
    ['atom', '\n<?xml version="1.0"?><feed/>'],
    ['atom', '<feed><link href="a"b="c"/></feed>'],
    ['atom', '<feed a="1" a="2"/>'],
    ['atom', '<feed><title>\uFFFE</title></feed>'],
    ['atom', '<feed><title>\uD800</title></feed>'],
    ['atom', ''],
    ['json', '{"title": "a}'],
    ['json', ''],
  ] as const)('refuses the %s %j, and names channel and format', (format, document) => {
    const check = () => assertWellFormed('sections/local/', format, document);
    expect(check).toThrow(MalformedFeedError);
    expect(check).toThrow(`the ${format} feed of the channel "sections/local/" is malformed: `);
  });

  it('takes what is rendered', () => {
    const { rss, atom, json } = renderFeeds(makeContent());
    assertWellFormed('', 'rss', rss);
    assertWellFormed('', 'atom', atom);
    assertWellFormed('', 'json', json);
  });
});
