import { describe, expect, it } from 'vitest';
import { removeLeftovers } from '../../../../lambda/core/convert/leftovers.ts';
import { readUnits } from '../../../../lambda/core/convert/scraped/units.ts';

const context = { timezone: 'UTC', language: 'en' };
const headline = 'Keeper’s bell “rang itself”';
const akismet = 'This site uses Akismet to reduce spam. Learn how your comment data is processed.';
const first =
  'The bell of the old lighthouse has rung at ten to four for nine nights, and nobody has been seen near it.';
const last =
  'Three residents who sat up to listen to it wrote down the same time on Tuesday night.';

const split = (...lines: readonly string[]) => {
  const { title, kept, removed } = removeLeftovers(
    readUnits([headline, ...lines].join('\n\n')),
    undefined,
    context,
  );
  return { title, kept: kept.map(({ text }) => text), removed };
};

const whole = (...lines: readonly string[]) => ({ title: headline, kept: lines, removed: [] });

describe('removeLeftovers', () => {
  it('takes off the comment form of a scraped page', () => {
    const form = [
      `Be the first to comment at "Keeper's bell "rang itself""`,
      'Write your comment',
      akismet,
    ];

    expect(split(first, last, ...form)).toEqual({
      title: headline,
      kept: [first, last],
      removed: form,
    });
  });

  it.each([
    [
      'the invitation that repeats the headline',
      `BE THE FIRST TO COMMENT ON ${headline.toUpperCase()}`,
    ],
    ['the Akismet notice', akismet],
    ['the short Akismet notice', 'This site uses Akismet to reduce spam.'],
    ['a claim of copyright', '© 2026 The Tidewater Post. All rights reserved.'],
    ['a line of the page’s scripts', '(adsbygoogle = window.adsbygoogle || []).push({});'],
    ['a notice in another language', 'Deine E-Mail-Adresse wird nicht veröffentlicht.'],
  ])('needs no more than %s at the end', (_, line) => {
    expect(split(first, last, line)).toMatchObject({ kept: [first, last], removed: [line] });
  });

  it.each([
    'Be the first to comment',
    'Comments are closed.',
    'Leave a Reply',
    'E-mail *',
    'Related articles',
    'Subscribe to our newsletter',
    'Privacy Policy',
    'Share this article',
    'Tags: bells, lighthouses',
    'Share the story with your friends on Facebook',
    'Other posts you might find interesting',
    'There are 12 comments, add yours',
    'Story continues after the ad',
  ])('takes off %j in company, and keeps it alone', (line) => {
    expect(split(first, last, line, akismet).removed).toEqual([line, akismet]);
    expect(split(first, last, line)).toEqual(whole(first, last, line));
  });

  it.each([
    ['advertisements', ['Advertisement']],
    ['a bar of buttons', ['Facebook', 'Twitter', 'WhatsApp']],
    ['buttons run together', ['FacebookTwitterPinterestEmail']],
    ['the credit of a picture', ['Photo: Ada Quill/The Tidewater Post']],
    ['a credit in brackets', ['(Ada Quill / The Tidewater Post)']],
    ['a caption that ends with its credit', ['The lighthouse in May. Photo: Ada Quill']],
    ['a caption that ends with a claim', ['The lighthouse in May © Ada Quill']],
    ['a link to another article under other words', ['You might also like: Nine nights, one bell']],
    ['a link to another article', ['Read more: Nine nights, one bell']],
    ['a list of other articles', ['Related', 'Clerk denies all of it', 'Lamp to be renewed']],
    [
      'an invitation to a newsletter',
      ['Subscribe to our newsletter', 'Enter your email', 'Sign up'],
    ],
  ])('takes %s out from between the paragraphs of a page', (_, lines) => {
    expect(split(first, ...lines, last, akismet)).toMatchObject({
      kept: [first, last],
      removed: [...lines, akismet],
    });
  });

  it('finds the headline below menus and above the names of the authors', () => {
    const page = [
      'Skip to content',
      'News',
      'Sport',
      headline,
      'By Ada Quill',
      first,
      last,
      akismet,
    ];
    const { title, origin, kept } = removeLeftovers(readUnits(page.join('\n')), undefined, context);

    expect(title).toBe(headline);
    expect(origin).toEqual({ authors: ['Ada Quill'] });
    expect(kept.map(({ text }) => text)).toEqual([first, last]);
  });

  it('finds the headline above a standfirst and below the trail to it', () => {
    const page = [
      'Home » News » Harbour',
      headline,
      'Nobody has been seen near it, and everybody has heard it.',
      'By Ada Quill',
      '30 September 2026',
      first,
      last,
      akismet,
    ];
    expect(removeLeftovers(readUnits(page.join('\n')), undefined, context)).toMatchObject({
      title: headline,
      origin: { authors: ['Ada Quill'], published: '2026-09-30T00:00:00.000Z' },
    });
  });

  it('finds the headline of a page below long menus', () => {
    const menus = Array.from(
      { length: 60 },
      (_, index) => `Ward ${index}, its people and its news`,
    );
    const page = ['The Tidewater Post', ...menus, headline, 'By Ada Quill', first, last, akismet];
    expect(removeLeftovers(readUnits(page.join('\n')), undefined, context).title).toBe(headline);
  });

  it('has no headline where there is none above the article', () => {
    const opening = `${first} ${first} ${first} ${last}`;
    const page = [opening, last, 'In the loft', first, akismet];
    const { title, kept } = removeLeftovers(readUnits(page.join('\n\n')), undefined, context);

    expect(title).toBeUndefined();
    expect(kept.map(({ text }) => text)).toEqual([opening, last, 'In the loft', first]);
  });

  it('keeps on a page the figures of tables and steps', () => {
    const article = [
      first,
      'Seeds',
      '12',
      '3/4',
      '15 (29)',
      '1.',
      first,
      '2.',
      last,
      '7:14',
      '* * *',
    ];
    expect(split(...article, last, akismet)).toMatchObject({
      kept: [...article, last],
      removed: [akismet],
    });
  });

  it.each([
    ['a notice between paragraphs', [first, akismet, last]],
    ['a notice in quotation marks', [first, last, `“${akismet}”`]],
    ['a notice after a colon', [first, 'Below every article of the paper it said:', akismet]],
    ['the list after a colon', [first, 'The page had three buttons:', 'Share', 'Tweet', 'Print']],
    ['a line under a Markdown heading', [first, '## The last line', akismet]],
    [
      'a sentence that begins like a notice',
      [first, `${akismet} We asked its makers what that means.`],
    ],
    [
      'sub-headings that could be labels',
      [first, 'Advertisement', last, 'Newsletter', first, last],
    ],
    [
      'a question to readers',
      [first, 'Who will be the first to comment on the bell? Write to us.'],
    ],
    ['a single line', ['Name']],
  ])('leaves whole %s', (_, lines) => {
    expect(split(...lines)).toEqual(whole(...lines));
  });

  it('keeps on a page the sub-headings that could be labels', () => {
    expect(split(first, 'Leave a comment', last, first, akismet).kept).toEqual([
      first,
      'Leave a comment',
      last,
      first,
    ]);
  });

  it('gets through 20,000 lines of a form', () => {
    const lines = Array.from({ length: 20_000 }, () => 'Name *');
    expect(split(first, last, ...lines, akismet).removed).toHaveLength(20_001);
  });

  it('takes a text of more lines than any page has as it is', () => {
    const lines = Array.from({ length: 30_000 }, () => 'Name *');
    expect(split(first, last, ...lines, akismet).removed).toEqual([]);
  });

  it.each([
    ['quotation marks', '“'],
    ['full stops in quotation marks', '.”'],
    ['numbers', '1.'],
    ['brackets', '([{'],
    ['words', 'Name '],
    ['accents', '\u0301a'],
  ])('gets through a line of two million characters: %s', (_, characters) => {
    const line = characters.repeat(2_000_000 / characters.length).trim();
    expect(split(first, line, last).removed).toEqual([]);
  });
});
