import { createHash } from 'node:crypto';
import { HtmlValidate } from 'html-validate';
import { describe, expect, it } from 'vitest';
import { responseHeaders } from '../../../../../lambda/contract.ts';
import { type Channel, frontPage } from '../../../../../lambda/core/channel.ts';
import { copyScript } from '../../../../../lambda/core/render/pages/copy-script.ts';
import { renderSubscribePage } from '../../../../../lambda/core/render/pages/subscribe-page.ts';
import { makePublication } from '../../../../support/core-samples.ts';
import { baseUrl } from '../../../../support/newsroom.ts';

const channels: Channel[] = [
  frontPage,
  { kind: 'author', name: 'A & B', path: 'authors/a-b/' },
  { kind: 'section', name: 'Local', path: 'sections/local/' },
  { kind: 'tag', name: '<b>', path: 'tags/b/' },
];
const render = (yaml = 'id: x\ntitle: P') =>
  renderSubscribePage({ publication: makePublication(yaml), baseUrl, channels });

describe('the subscribe page', () => {
  it('has every channel with its page, its three feeds and a button that copies the first', () => {
    const page = render();

    for (const { path } of channels) {
      for (const file of ['rss.xml', 'atom.xml', 'feed.json']) {
        expect(page).toMatch(new RegExp(`<td>.*href="${baseUrl}/${path}${file}"`));
      }
      expect(page).toContain(`href="${baseUrl}/${path}">`);
      expect(page).toContain(`hidden data-copy="${baseUrl}/${path}rss.xml"`);
    }
    expect(page).toContain('>A &amp; B</a>');
    expect(page).toContain('>&lt;b&gt;</a>');
  });

  it('opens the front page’s feed in readers', () => {
    const page = render();
    const feed = encodeURIComponent(`${baseUrl}/rss.xml`);

    expect(page).toContain(`href="feed:${baseUrl}/rss.xml"`);
    expect(page).toContain(`href="https://feedly.com/i/subscription/feed%2F${feed}"`);
    expect(page).toContain(`href="https://www.inoreader.com/?add_feed=${feed}"`);
    expect(page).toContain(`href="${baseUrl}/feeds.opml"`);
  });

  it('speaks the publication’s language, as far as it is one of ours', () => {
    expect(render('title: P\nlanguage: ja')).toContain('<html lang="ja" dir="ltr">');
    expect(render('title: P\nlanguage: ar-EG')).toContain('<html lang="ar-EG" dir="rtl">');
    expect(render('title: P\nlanguage: fi')).toContain('<html lang="en" dir="ltr">');
  });

  it('runs the one script that the response headers allow', () => {
    const hash = createHash('sha256').update(copyScript).digest('base64');

    expect(render()).toContain(`<script>${copyScript}</script>`);
    expect(responseHeaders['content-security-policy']).toContain(`script-src 'sha256-${hash}';`);
  });

  it('is valid HTML', async () => {
    const validator = new HtmlValidate({ root: true, extends: ['html-validate:recommended'] });
    const { results } = await validator.validateString(render());

    expect(
      results.flatMap(({ messages }) =>
        messages.map(({ ruleId, message }) => `${ruleId} ${message}`),
      ),
    ).toEqual([]);
  });
});
