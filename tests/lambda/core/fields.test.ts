import { describe, expect, it } from 'vitest';
import { line, names } from '../../../lambda/core/field-types.ts';
import { readFields } from '../../../lambda/core/fields.ts';
import { deepYaml } from '../../fuzz/deep-inputs.ts';

const fields = {
  title: { schema: line, takes: 'the headline' },
  tags: { schema: names, takes: 'a list of names' },
} as const;

const read = (yaml: string) => readFields(yaml, fields, 'a.md');
const faultsOf = (yaml: string) => read(yaml).problems.map(({ fault }) => fault);

describe('readFields', () => {
  it('gives the values by name', () => {
    expect(read('title: A\ntags: [b, c]')).toEqual({
      values: { title: 'A', tags: ['b', 'c'] },
      problems: [],
    });
  });

  it.each(['', '\n\n', '# only a comment', 'title:', 'title: null', "title: ''"])(
    'takes %j as nothing given',
    (yaml) => {
      expect(read(yaml)).toEqual({ values: {}, problems: [] });
    },
  );

  it('reports every fault at once, with its line in the file', () => {
    expect(read('title: [a]\nfoo: 1\ntags: {a: b}').problems).toMatchObject([
      { file: 'a.md', line: 1, field: 'title', severity: 'error', remedy: 'Give the headline' },
      { file: 'a.md', line: 2, field: 'foo', severity: 'warning' },
      { file: 'a.md', line: 3, field: 'tags', severity: 'error' },
    ]);
  });

  it('names the known fields beside an unknown one, and leaves it out', () => {
    const { values, problems } = read('titel: A');
    expect(values).toEqual({});
    expect(problems).toMatchObject([
      { field: 'titel', severity: 'warning', remedy: 'Known fields: title, tags' },
    ]);
  });

  it.each([
    ['a list', '- title: A'],
    ['a single word', 'hello'],
    ['a number', '12'],
  ])('refuses %s in place of fields', (_, yaml) => {
    expect(faultsOf(yaml)).toEqual(['the YAML is not a list of fields']);
  });

  it.each([
    ['an open quote', 'title: "A', 1],
    ['a tab for indentation', 'tags:\n\t- a', 2],
    ['an open bracket', 'tags: [a', 1],
    ['a second colon', 'title: A: B', 1],
  ])('refuses broken YAML at its line: %s', (_, yaml, line) => {
    expect(read(yaml).values).toEqual({});
    expect(read(yaml).problems[0]).toMatchObject({
      line,
      fault: expect.stringMatching(/^broken YAML/),
    });
  });

  it('refuses a repeated field', () => {
    expect(read('title: A\ntags: [b]\ntitle: C').problems).toMatchObject([
      { line: 3, fault: 'broken YAML: the key "title" is repeated', severity: 'error' },
    ]);
    expect(faultsOf('title: {a: 1, a: 2}')).toEqual(['broken YAML: the key "a" is repeated']);
  });

  it('takes the names that objects have by themselves as unknown fields', () => {
    const { values, problems } = read('__proto__: {title: A}\nconstructor: B\ntoString: C');
    expect(values).toEqual({});
    expect(Object.getPrototypeOf(values)).toBe(Object.prototype);
    expect(problems.map(({ severity }) => severity)).toEqual(['warning', 'warning', 'warning']);
  });

  it.each(deepYaml.map(({ name, make }) => [name, make] as const))(
    'refuses YAML that nests too deep before it is parsed: %s',
    (_, make) => {
      const [, yaml = ''] = make(2500).split('---\n');
      const { values, problems } = read(yaml);
      expect(values).toEqual({});
      expect(problems).toMatchObject([{ fault: 'the YAML nests too deep', severity: 'error' }]);
    },
  );

  it('names the line on which YAML nests too deep', () => {
    const yaml = `title: A\ntags:\n  - ["\n\n    ", ${'['.repeat(101)}`;
    expect(read(yaml).problems).toMatchObject([{ line: 5, fault: 'the YAML nests too deep' }]);
  });

  it('reads YAML that is long and not deep', () => {
    const tags = Array.from({ length: 500 }, (_, index) => `  - a: b-${index}? [c] {d}`);
    expect(faultsOf(`tags:\n${tags.join('\n')}`)[0]).not.toMatch(/too deep/);
    const text = Array.from({ length: 200 }, (_, index) => `${' '.repeat(index + 2)}- a: [`);
    expect(read(`title: |\n${text.join('\n')}`).problems).not.toMatchObject([
      { fault: 'the YAML nests too deep' },
    ]);
  });

  it.each(['? [a]\n: b', '[a]: b', '{a: b}: c', `${'? '.repeat(40)}x`])(
    'refuses a key that is a collection: %s',
    (yaml) => {
      expect(faultsOf(yaml)[0]).toBe('broken YAML: a key is a list or a map');
    },
  );

  it('accepts aliases', () => {
    expect(read('title: &a A\ntags: [*a, b]').values).toEqual({ title: 'A', tags: ['A', 'b'] });
  });

  it('refuses an alias without its anchor', () => {
    expect(faultsOf('title: *nowhere')[0]).toMatch(/Unresolved alias/);
  });

  it('refuses an alias bomb without expanding it', () => {
    const rows = ['a: &a [x, x, x, x, x, x, x, x, x]'];
    for (const [name, last] of ['ba', 'cb', 'dc', 'ed', 'fe', 'gf', 'hg', 'ih']) {
      rows.push(`${name}: &${name} [${Array(9).fill(`*${last}`).join(', ')}]`);
    }

    expect(faultsOf([...rows, 'tags: [*i, *i]'].join('\n'))[0]).toMatch(/resource exhaustion/);
  });

  it.each([
    ['a list that holds itself', 'tags: &a [b, *a]'],
    ['a map that holds itself', 'title: &a {b: *a}'],
    ['a set', '!!set {title}'],
    ['bytes', 'title: !!binary aGVsbG8='],
    ['5,000 open brackets', `tags: ${'['.repeat(5000)}`],
    ['5,000 nested lists', `tags: ${'['.repeat(5000)}${']'.repeat(5000)}`],
  ])('reports %s as a fault and never throws', (_, yaml) => {
    expect(read(yaml).problems).not.toEqual([]);
    expect(read(yaml).values).toEqual({});
  });

  it('gets through 10,000 fields', () => {
    const yaml = Array.from({ length: 10_000 }, (_, index) => `k${index}: 1`).join('\n');

    expect(read(yaml).problems).toHaveLength(10_000);
  });
});
