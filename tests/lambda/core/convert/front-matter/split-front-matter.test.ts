import { describe, expect, it } from 'vitest';
import { splitFrontMatter } from '../../../../../lambda/core/convert/front-matter/split-front-matter.ts';

const yaml = (text: string, firstLine = 2) => ({ format: 'yaml', text, firstLine });
const toml = (text: string, firstLine = 2) => ({ format: 'toml', text, firstLine });
const json = (text: string, firstLine = 1) => ({ format: 'json', text, firstLine });

describe('splitFrontMatter', () => {
  it.each([
    ['a text without any', 'A\n\nb', undefined, 'A\n\nb'],
    ['a block between fences', '---\ntitle: A\n---\nb\n', yaml('title: A'), 'b\n'],
    ['a block that ends in dots', '---\ntitle: A\n...\nb', yaml('title: A'), 'b'],
    ['fences with blanks behind them', '--- \na: b\n---\t\nc', yaml('a: b'), 'c'],
    ['an empty block', '---\n---\nb', yaml(''), 'b'],
    ['a block without a body', '---\na: b\n---', yaml('a: b'), ''],
    ['a rule further down', 'A\n\n---\n\nb', undefined, 'A\n\n---\n\nb'],
    ['a closing fence that is there twice', '---\na: b\n---\n\n---\nc', yaml('a: b'), 'c'],
    ['a first line that is longer', '----\na\n----', undefined, '----\na\n----'],
    ['an indented fence within', '---\na: |\n  ---\n---\nb', yaml('a: |\n  ---'), 'b'],
    ['blank lines before the block', '\n \n---\na: b\n---\nc', yaml('a: b', 4), 'c'],
    ['TOML', '+++\na = 1\n---\n+++\nb', toml('a = 1\n---'), 'b'],
    ['a fence that names TOML', '---toml\na = 1\n---\nb', toml('a = 1'), 'b'],
    ['a fence that names JSON', '---json\n{"a": 1}\n---\nb', json('{"a": 1}', 2), 'b'],
    ['JSON', '{\n"a": {\n  "b": 1\n  }\n}\n\nc', json('{\n"a": {\n  "b": 1\n  }\n}'), '\nc'],
    ['JSON in one line', '\n{"a": 1}\nb', json('{"a": 1}', 2), 'b'],
    ['a text that begins with a brace', '{{ a }}\n}\nb', undefined, '{{ a }}\n}\nb'],
  ])('splits %s', (_, text, block, body) => {
    expect(splitFrontMatter(text)).toEqual({ ...(block ? { block } : {}), body });
  });

  it.each([
    ['---\ntitle: A\nb', '---'],
    ['---', '---'],
    ['---\n\n- - -', '---'],
    ['+++\na = 1\n---\n', '+++'],
    ['---toml\na = 1\n+++\n', '---'],
  ])('refuses %j, which is never closed', (text, fence) => {
    expect(splitFrontMatter(text)).toEqual({
      fault: 'the front matter is not closed',
      remedy: `Put a line "${fence}" below it`,
      line: 1,
    });
  });
});
