import { describe, expect, it } from 'vitest';
import {
  authors,
  flag,
  instant,
  languageTag,
  line,
  mediaType,
  names,
  prose,
  seconds,
  timezone,
  webAddress,
} from '../../../lambda/core/field-types.ts';
import { readFields } from '../../../lambda/core/fields.ts';
import { parseInstant } from '../../../lambda/core/instant.ts';

const schemas = {
  line,
  prose,
  names,
  webAddress,
  languageTag,
  timezone,
  authors,
  flag,
  mediaType,
  seconds,
  instant: instant((text) => parseInstant(text, 'Europe/London')),
};

type Type = keyof typeof schemas;

const read = (type: Type, yaml: string) =>
  readFields(
    `field: ${yaml}`,
    { field: { schema: schemas[type], takes: 'something else' } },
    'a.md',
  );

describe('a field', () => {
  it.each<[Type, string, unknown]>([
    ['line', 'A  headline ', 'A headline'],
    ['line', '2026', '2026'],
    ['seconds', '90.5', 90.5],
    ['seconds', '"2:05"', 125],
    ['seconds', '1:02:30', 3750],
    ['mediaType', 'Audio/MPEG', 'audio/mpeg'],
    ['line', 'true', 'true'],
    ['line', '"a\\x03b\\uFDD0c\\uD800d\\uFFFE"', 'abcd'],
    ['line', '"a\\r\\nb"', 'a b'],
    ['prose', '|\n  one\n  two', 'one two'],
    ['names', '[News, Local]', ['News', 'Local']],
    ['names', 'News, Local', ['News', 'Local']],
    ['names', '["News, Local", news, LOCAL, " ", 2024]', ['News', 'Local', '2024']],
    ['names', '"a،b;c、d"', ['a', 'b', 'c', 'd']],
    ['names', '["\\x03", "\\u200B"]', []],
    ['webAddress', 'HTTPS://Example.org:443/ä', 'https://example.org/%C3%A4'],
    ['webAddress', '"https://a.example/?b[]=c|d"', 'https://a.example/?b%5B%5D=c%7Cd'],
    ['languageTag', 'EN-gb', 'en-GB'],
    ['languageTag', 'zh-hant-tw', 'zh-Hant-TW'],
    ['timezone', 'Europe/London', 'Europe/London'],
    ['instant', '2026-09-30', '2026-09-29T23:00:00.000Z'],
    ['authors', 'Wren Ashdown', [{ name: 'Wren Ashdown' }]],
    ['authors', 'Wren <w@example.org>', [{ name: 'Wren', email: 'w@example.org' }]],
    ['authors', '<w@example.org>', [{ name: 'w@example.org', email: 'w@example.org' }]],
    ['authors', 'Wren <not an address>', [{ name: 'Wren <not an address>' }]],
    [
      'authors',
      '"A\\x03 & <b> <a&b@example.org>"',
      [{ name: 'A & <b>', email: 'a&b@example.org' }],
    ],
    [
      'authors',
      '[A, {name: B, url: "https://b.example"}]',
      [{ name: 'A' }, { name: 'B', url: 'https://b.example/' }],
    ],
    ['authors', '["", " ", A]', [{ name: 'A' }]],
    ['authors', 'A <a@b>', [{ name: 'A' }]],
    ['authors', 'A <a@bücher.example>', [{ name: 'A' }]],
    ['authors', "A <o'a@b.example>", [{ name: 'A', email: "o'a@b.example" }]],
    ['flag', 'true', true],
    ['flag', 'false', false],
    ['flag', '"yes"', true],
    ['flag', '0', false],
  ])('of type %s reads %s', (type, yaml, value) => {
    expect(read(type, yaml)).toEqual({ values: { field: value }, problems: [] });
  });

  it.each<[Type, string, string]>([
    ['line', '[a]', '"["a"]" is not text'],
    ['line', '{a: b}', '"{"a":"b"}" is not text'],
    ['line', '" "', 'is empty'],
    ['line', '"\\x03"', 'is empty'],
    ['names', '{a: b}', '"{"a":"b"}" is not a list of names'],
    ['webAddress', 'example.org', '"example.org" is not an absolute http(s) address'],
    [
      'webAddress',
      'javascript:alert(1)',
      '"javascript:alert(1)" is not an absolute http(s) address',
    ],
    ['webAddress', '"https://{{host}}/"', '"https://{{host}}/" is not an absolute http(s) address'],
    ['webAddress', '/rss.xml', '"/rss.xml" is not an absolute http(s) address'],
    ['languageTag', 'English (UK)', '"English (UK)" is not a language tag'],
    ['languageTag', 'en_GB', '"en_GB" is not a language tag'],
    ['languageTag', 'true', '"true" is not a language tag'],
    ['timezone', 'Atlantis', '"Atlantis" is not a known time zone'],
    ['timezone', '1', '"1" is not a time zone'],
    ['instant', '2026-02-30', '"2026-02-30" is not a date'],
    ['instant', '1706745600', '"1706745600" is not a date'],
    ['instant', '[2026-01-01]', '"["2026-01-01"]" is not text'],
    ['authors', '{url: "https://a.example/"}', 'is not an author or a list of authors'],
    ['seconds', '1:75', 'is not a length of time such as 90 or 1:02:30'],
    ['seconds', '-1', 'is not a length of time such as 90 or 1:02:30'],
    ['seconds', '[1]', '"[1]" is not a length of time'],
    ['mediaType', 'mp3', '"mp3" is not a media type'],
    ['flag', 'maybe', '"maybe" is not true or false'],
    ['flag', '2', '"2" is not true or false'],
  ])('of type %s refuses %s', (type, yaml, fault) => {
    const { values, problems } = read(type, yaml);
    expect(values).toEqual({});
    expect(problems).toMatchObject([{ fault, remedy: 'Give something else', severity: 'error' }]);
  });

  it('shows no more than the beginning of a long value', () => {
    const fault = read('instant', 'x'.repeat(1_000_000)).problems[0]?.fault;
    expect(fault).toBe(`"${'x'.repeat(60)}…" is not a date`);
  });
});
