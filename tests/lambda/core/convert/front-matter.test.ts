import { describe, expect, it } from 'vitest';
import { splitFrontMatter } from '../../../../lambda/core/convert/front-matter.ts';

describe('splitFrontMatter', () => {
  it.each([
    ['a text without any', 'A\n\nb', { body: 'A\n\nb' }],
    ['a block between fences', '---\ntitle: A\n---\nb\n', { yaml: 'title: A', body: 'b\n' }],
    ['a block that ends in dots', '---\ntitle: A\n...\nb', { yaml: 'title: A', body: 'b' }],
    ['fences with blanks behind them', '--- \na: b\n---\t\nc', { yaml: 'a: b', body: 'c' }],
    ['an empty block', '---\n---\nb', { yaml: '', body: 'b' }],
    ['a block without a body', '---\na: b\n---', { yaml: 'a: b', body: '' }],
    ['a rule further down', 'A\n\n---\n\nb', { body: 'A\n\n---\n\nb' }],
    [
      'a second pair of fences',
      '---\na: b\n---\n---\nc\n---',
      { yaml: 'a: b', body: '---\nc\n---' },
    ],
    ['a first line that is longer', '----\na\n----', { body: '----\na\n----' }],
    ['an indented fence within', '---\na: |\n  ---\n---\nb', { yaml: 'a: |\n  ---', body: 'b' }],
  ])('splits %s', (_, text, split) => {
    expect(splitFrontMatter(text)).toMatchObject(split);
    expect(splitFrontMatter(text)?.yaml).toBe('yaml' in split ? split.yaml : undefined);
  });

  it('passes over blank lines before the block, and tells on which line its YAML begins', () => {
    expect(splitFrontMatter('\n \n---\na: b\n---\nc')).toEqual({
      yaml: 'a: b',
      yamlLine: 4,
      body: 'c',
    });
    expect(splitFrontMatter('---\na: b\n---\nc')?.yamlLine).toBe(2);
  });

  it.each(['---\ntitle: A\nb', '---', '---\n\n- - -'])(
    'refuses %j, which is never closed',
    (text) => {
      expect(splitFrontMatter(text)).toBeUndefined();
    },
  );
});
