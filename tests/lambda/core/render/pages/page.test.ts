import { describe, expect, it } from 'vitest';
import { autodiscoveryLinks, renderPage } from '../../../../../lambda/core/render/pages/page.ts';
import { makeContent } from '../../../../support/core-samples.ts';
import { baseUrl } from '../../../../support/newsroom.ts';

describe('renderPage', () => {
  it('says its language and direction, and escapes its title', () => {
    const parts = { title: 'a & <b> "c"', language: 'ar', head: [], main: '<p>d</p>' };
    const page = renderPage(parts, makeContent());
    expect(page).toMatch(
      /^<!DOCTYPE html>\n<html lang="ar" dir="rtl">\n<head>\n<meta charset="utf-8">/,
    );
    expect(page).toContain('<title>a &amp; &lt;b&gt; &quot;c&quot;</title>');
    expect(page).toContain('<p>d</p>');
  });

  it('leads to the front page, to each section and to all feeds, in the publication’s language', () => {
    const site = makeContent({}, 'title: P & Q\nlanguage: de\nsections: [A & B]\ncopyright: © Q');
    const page = renderPage({ title: 't', language: 'en', head: [], main: '' }, site);

    expect(page).toContain(`<a class="name" href="${baseUrl}/">P &amp; Q</a>`);
    expect(page).toContain(`<li><a href="${baseUrl}/sections/a-b/">A &amp; B</a></li>`);
    expect(page).toContain(`href="${baseUrl}/subscribe/">Abonnieren</a>`);
    expect(page).toContain('<footer class="bottom" lang="de" dir="ltr">© Q</footer>');
  });
});

describe('autodiscoveryLinks', () => {
  it('leads readers to each of the three feeds', () => {
    expect(autodiscoveryLinks(makeContent({}, 'id: x\ntitle: P & "Q"'))).toEqual([
      '<link rel="alternate" type="application/rss+xml" title="P &amp; &quot;Q&quot; (RSS)" href="https://news.example.org/rss.xml">',
      '<link rel="alternate" type="application/atom+xml" title="P &amp; &quot;Q&quot; (Atom)" href="https://news.example.org/atom.xml">',
      '<link rel="alternate" type="application/feed+json" title="P &amp; &quot;Q&quot; (JSON Feed)" href="https://news.example.org/feed.json">',
    ]);
  });
});
