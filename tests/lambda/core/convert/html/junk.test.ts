import { describe, expect, it } from 'vitest';
import { parsePage } from '../../../../../lambda/core/convert/html/dom.ts';
import { removeJunk } from '../../../../../lambda/core/convert/html/junk.ts';

/** What is left of a page that has a long article too. */
const left = (html: string): string => {
  const article = `<article>${'<p>A sentence of the article, which is long enough.</p>'.repeat(9)}</article>`;
  const document = parsePage(
    `<!DOCTYPE html><html><head></head><body>${article}${html}</body></html>`,
  );
  removeJunk(document);
  document.querySelector('article')?.remove();
  return document.body.innerHTML;
};

describe('removeJunk', () => {
  it.each([
    '<script>x</script>',
    '<style>p{}</style>',
    '<template><p>x</p></template>',
    '<div hidden>x</div>',
    '<div aria-hidden="true">x</div>',
    '<nav>x</nav>',
    '<aside>x</aside>',
    '<form>x</form>',
    '<button>x</button>',
    '<header role="banner">x</header>',
    '<div role="navigation">x</div>',
    '<div class="Newsletter-box">x</div>',
    '<ul class="share-bar"><li>x</li></ul>',
    '<div class="js-related">x</div>',
    '<div class="AuthorBio">x</div>',
    '<p class="byline">x</p>',
    '<section id="comments">x</section>',
    '<div id="cookie-notice">x</div>',
    '<span class="sr-only">x</span>',
    '<time datetime="2026-09-30">x</time>',
  ])('takes out %s', (html) => {
    expect(left(html)).toBe('');
  });

  it.each([
    '<p class="lead">x</p>',
    '<script type="application/ld+json">{}</script>',
    '<p>At <time>noon</time> it fell.</p>',
    '<figure><img src="a.jpg"><figcaption class="caption">x</figcaption></figure>',
    '<img class="social" src="a.jpg" aria-hidden="true">',
  ])('leaves %s', (html) => {
    expect(left(html)).toBe(html);
  });

  it('takes out the comments, whatever they stand in, with their heading', () => {
    expect(
      left('<div><p>x</p><h3>3 Comments</h3><p>I was there.</p><ul><li>b</li></ul></div>'),
    ).toBe('<div><p>x</p></div>');
    expect(left('<h3>Comments of the council</h3><p>x</p>')).toContain('x');
  });

  it('leaves what would be most of the page below such a heading', () => {
    const text = `<p>${'A sentence of the article. '.repeat(80)}</p>`;
    expect(left(`<h2>Comments</h2>${text}`)).toContain('A sentence');
    const lines = `<div>${'A sentence of the article.<br>'.repeat(80)}</div>`;
    expect(left(`<h2>Latest news</h2>${lines}`)).toContain(lines);
  });

  it('leaves the article, whatever it is called', () => {
    const text = `<p>${'A sentence of the article. '.repeat(80)}</p>`;
    expect(left(`<div class="promo-comment">${text}</div>`)).toContain(text);
    expect(left(`<main class="social">x</main>`)).toContain('x');
  });
});
