import { describe, expect, it } from 'vitest';
import { summarise } from '../../../../lambda/core/convert/plain-summary.ts';

describe('summarise', () => {
  it.each([
    ['a paragraph', '<p>One <b>two</b>.</p>', 'One two.'],
    [
      'paragraphs only, where there are some',
      '<h2>No.</h2><p>Yes.</p><ul><li>No.</li></ul>',
      'Yes.',
    ],
    ['everything, where there is no paragraph', '<ul><li>One</li><li>Two</li></ul>', 'One Two'],
    ['the first paragraphs, joined', '<p>One.</p>\n<p>Two.</p>', 'One. Two.'],
    ['characters, not references', '<p>a &amp; &lt;b&gt; &#x1F600; &copy;</p>', 'a & <b> 😀 ©'],
    ['one line', '<p>a<br>\n b\tc</p>', 'a b c'],
    ['nothing of a picture', '<p><img alt="x" src="https://a.example/"></p>', ''],
    ['nothing of no text', '', ''],
  ])('is %s', (_, html, summary) => {
    expect(summarise(html, 'en')).toBe(summary);
  });

  it('ends with a sentence, within 300 characters', () => {
    const sentence = `A ${'word '.repeat(20)}at the end. `;
    expect(summarise(`<p>${sentence.repeat(10)}</p>`, 'en')).toBe(sentence.repeat(2).trim());
  });

  it('ends with a word and an ellipsis where the first sentence is too long', () => {
    const summary = summarise(`<p>${'word '.repeat(100)}</p>`, 'en');
    expect(summary).toMatch(/word…$/);
    expect(summary.length).toBeLessThanOrEqual(300);
  });

  it('never cuts a character in two', () => {
    for (const before of ['', 'a', 'ab']) {
      const summary = summarise(`<p>${before}${'😀'.repeat(400)}</p>`, 'en');
      expect(summary).not.toMatch(/\p{Surrogate}/u);
      expect(summary).toMatch(/😀…$/u);
      expect(summary.length).toBeLessThanOrEqual(300);
    }
  });

  it.each([
    ['ja', '<p>一つ。二つ。</p>', '一つ。二つ。'],
    ['ar', '<p>واحد؟ اثنان.</p>', 'واحد؟ اثنان.'],
    ['und', '<p>One.</p>', 'One.'],
  ])('knows the sentences of %s', (language, html, summary) => {
    expect(summarise(html, language)).toBe(summary);
  });

  it('gets through a megabyte of text', () => {
    summarise(`<p>${'word '.repeat(200_000)}</p>`, 'en');
  });
});
