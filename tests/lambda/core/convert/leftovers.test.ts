import { describe, expect, it } from 'vitest';
import { removeLeftovers } from '../../../../lambda/core/convert/leftovers.ts';

const headline = 'Keeper’s bell “rang itself”';
const akismet = 'This site uses Akismet to reduce spam. Learn how your comment data is processed.';

const split = (text: string, of = headline) => {
  const { kept, removed } = removeLeftovers(text.split('\n'), of);
  return { kept: kept.join('\n').trimEnd(), removed };
};

describe('removeLeftovers', () => {
  it('takes off the comment form of a scraped page', () => {
    const invitation = `Be the first to comment at "Keeper's bell "rang itself""`;
    const text = `First.\n\nLast.\n\n\n${invitation}\n\nWrite your comment\n\n${akismet}\n`;

    expect(split(text)).toEqual({
      kept: 'First.\n\nLast.',
      removed: [invitation, 'Write your comment', akismet],
    });
  });

  it.each([
    [
      'the headline with straight quotes',
      `Be the first to comment on "Keeper's bell 'rang itself'"`,
    ],
    ['the headline in capitals', 'BE THE FIRST TO COMMENT ABOUT KEEPER’S BELL “RANG ITSELF”'],
    ['the Akismet notice', akismet],
    [
      'the newer Akismet notice',
      'This site uses Akismet to reduce spam. Learn more about how your comment data is processed.',
    ],
    ['the short Akismet notice', 'This site uses Akismet to reduce spam. '],
  ])('takes %s for a proof', (_, proof) => {
    expect(split(`Text.\n\nPost Comment\n\n${proof}`)).toEqual({
      kept: 'Text.',
      removed: ['Post Comment', proof.trim()],
    });
  });

  it.each([
    'Be the first to comment',
    'No comments yet.',
    'Comments are closed.',
    'Leave a Reply',
    'Leave a Comment Cancel Reply',
    'Your email address will not be published. Required fields are marked *',
    'Comment *',
    'E-mail *',
    'Website',
    'Save my name, email, and website in this browser for the next time I comment.',
    'Notify me of new posts by email.',
    'Δ',
  ])('takes off %j beside a proof, and keeps it without one', (line) => {
    expect(split(`Text.\n${line}\n${akismet}`).kept).toBe('Text.');
    expect(split(`Text.\n${line}`)).toEqual({ kept: `Text.\n${line}`, removed: [] });
  });

  it.each([
    ['a piece about Akismet', `How spam ends\n\n${akismet}\n\nSo it says below every post.`],
    ['a last paragraph that mentions comments', 'Text.\n\nNo comments yet from the mayor.'],
    ['a last paragraph that begins like a notice', `Text.\n\n${akismet} We asked what that means.`],
    [
      'an invitation to comment on something else',
      'Text.\n\nBe the first to comment at "the vote"',
    ],
    ['a question about comments', 'Text.\n\nWho will be the first to comment on Keeper’s bell?'],
    ['a quoted notice', `Text.\n\n“${akismet}”`],
    ['a poem that ends with a name', 'Text.\n\nName'],
    ['no text at all', ''],
  ])('leaves whole %s', (_, text) => {
    expect(split(text)).toEqual({ kept: text.trimEnd(), removed: [] });
  });

  it('stops at the last line of the article, whatever stands above it', () => {
    const text = `Leave a comment\n\n${akismet}\n\nThat was the notice.\n\nLeave a comment\n${akismet}`;
    expect(split(text)).toEqual({
      kept: `Leave a comment\n\n${akismet}\n\nThat was the notice.`,
      removed: ['Leave a comment', akismet],
    });
  });

  it('takes no proof from an invitation without a subject when the headline is empty', () => {
    expect(split('Text.\nBe the first to comment at', '').removed).toEqual([]);
  });

  it('gets through 20,000 such lines', () => {
    const { removed } = split(`Text.\n${'Name *\n'.repeat(20_000)}${akismet}`);
    expect(removed).toHaveLength(20_001);
  });
});
