import { describe, expect, it } from 'vitest';
import { readFrontMatter } from '../../../../../lambda/core/convert/front-matter/read-front-matter.ts';

const read = (text: string) =>
  readFrontMatter(
    { format: 'yaml', text, firstLine: 2 },
    { file: 'a.md', timezone: 'UTC', language: 'en' },
  );

const verdictOf = (yaml: string): string => {
  const { draft, problems } = read(yaml);
  if (draft) return 'hidden';
  return problems.some(({ severity }) => severity === 'error') ? 'refused' : 'shown';
};

describe('an article', () => {
  it.each([
    'draft: true',
    'draft: yes',
    'draft: "Yes"',
    "draft: 'true'",
    'draft: on',
    'draft: Y',
    'draft: 1',
    'Draft: True',
    'DRAFT: TRUE',
    'isDraft: true',
    'is_draft: true',
    'published: false',
    'published: no',
    'published: "No"',
    'Published: off',
    'publish: false',
    'status: draft',
    'Status: Draft',
    'status: scheduled',
    'status: pending',
    'status: private',
    'status: trash',
    'status: hidden',
    'status: in review',
    'visibility: members',
    'visibility: paid',
    'visibility: private',
    'private: true',
    'hidden: true',
    'unlisted: true',
    'permalink: false',
    'eleventyExcludeFromCollections: true',
    'build:\n  render: never',
    '_build:\n  list: never',
    '_build:\n  list: false',
    '_build:\n  render: link',
    'headless: true',
    'password: secret',
    'extra:\n  draft: true',
    'params:\n  hidden: true',
    'draft: true\ndate: nonsense',
  ])('with %j is hidden', (yaml) => {
    expect(verdictOf(yaml)).toBe('hidden');
  });

  it.each([
    'draft: false',
    'draft: no',
    'draft:',
    'draft: 0',
    'published: true',
    'published: 2026-01-05',
    'publish: true',
    'status: published',
    'status: Publish',
    'visibility: public',
    'private: false',
    'unlisted: no',
    'permalink: /a/b/',
    'eleventyExcludeFromCollections: false',
    'build:\n  render: always\n  list: always',
    '_build:\n  publishResources: false',
    'password: ""',
    'headless: false',
    'release: true',
    'publisher: The Times',
    'state: Texas',
    'craft: 12 per cent',
    'hide_table_of_contents: true',
    'expires: 2099-01-01',
    'draft_note:',
  ])('with %j is shown', (yaml) => {
    expect(verdictOf(yaml)).toBe('shown');
  });

  it.each([
    'draft: maybe',
    'draft: [a]',
    'status: hold',
    'published: soon',
    'build: never',
    'publish_status: hold',
    'embargo_level: high',
    'drafts: true',
    'drafft: yes',
    'publised: false',
    'is_hidden_from_all: true',
    'unpublish: 2026-01-01x',
    'publishDate: next Friday',
    'embargo: soon',
    'expiryDate: never',
    'expirydat: 2026-01-05',
  ])('with %j is refused, since it may be hidden', (yaml) => {
    expect(verdictOf(yaml)).toBe('refused');
  });

  it('is refused with the field, its line and what to write', () => {
    expect(read('title: A\nstatus: hold').problems).toEqual([
      {
        file: 'a.md',
        line: 3,
        field: 'status',
        fault: 'may hide the article, and it is not clear whether it does',
        remedy: 'Write draft: true or draft: false in its place',
        severity: 'error',
      },
    ]);
  });
});
