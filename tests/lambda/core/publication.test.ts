import { describe, expect, it } from 'vitest';
import { parsePublication } from '../../../lambda/core/publication.ts';

const parse = (yaml: string | undefined) => parsePublication(yaml, 'publication.yaml');

describe('parsePublication', () => {
  it('fills in what is not given', () => {
    expect(parse('id: x\ntitle: The Post').publication).toEqual({
      id: 'x',
      title: 'The Post',
      description: 'The latest from The Post',
      language: 'en',
      timezone: 'UTC',
      limits: { entries: 50, bytes: 1_000_000 },
      authors: [],
      sections: [],
    });
  });

  it('keeps all that is given', () => {
    const yaml = `
id: tag:example.org,2026:news
title: The Post
description: What there is.
language: de-at
home: https://post.example
links: https://www.post.example/{year}/{slug}
timezone: Europe/Vienna
authors: [A, {name: B, email: b@example.org, url: https://b.example}]
copyright: © The Post
image: media/logo.png
icon: media/icon.png
channels: [{name: Sea & Sky, title: The blue, tag: Sea, language: EN}]
sections: [Local, {name: World & Sea, title: The world, description: Far away.}]
hub: https://hub.example
limits: {entries: 20, bytes: 500000}`;

    expect(parse(yaml)).toEqual({
      problems: [],
      publication: {
        id: 'tag:example.org,2026:news',
        title: 'The Post',
        description: 'What there is.',
        language: 'de-AT',
        home: 'https://post.example/',
        links: 'https://www.post.example/{year}/{slug}',
        timezone: 'Europe/Vienna',
        authors: [{ name: 'A' }, { name: 'B', email: 'b@example.org', url: 'https://b.example/' }],
        copyright: '© The Post',
        image: 'media/logo.png',
        icon: 'media/icon.png',
        channels: [
          { name: 'Sea & Sky', slug: 'sea-sky', title: 'The blue', tag: 'Sea', language: 'en' },
        ],
        sections: [
          { name: 'Local', slug: 'local', title: 'Local' },
          { name: 'World & Sea', slug: 'world-sea', title: 'The world', description: 'Far away.' },
        ],
        hub: 'https://hub.example/',
        limits: { entries: 20, bytes: 500_000 },
      },
    });
  });

  it('takes the root of its links as the home page of its own site', () => {
    expect(
      parse('id: x\nlinks: HTTPS://me:secret@POST.example:443/a/{slug}').publication,
    ).toMatchObject({
      links: 'https://post.example/a/{slug}',
      home: 'https://post.example/',
    });
  });

  it('gives defaults, with a warning, if the file is missing', () => {
    const { publication, problems } = parse(undefined);
    expect(publication?.title).toBe('News');
    expect(problems).toMatchObject([
      { fault: 'is missing; defaults are used', severity: 'warning' },
    ]);
  });

  it('warns about a missing id, on which the ids of all entries depend', () => {
    expect(parse('title: A').problems).toMatchObject([{ field: 'id', severity: 'warning' }]);
  });

  it('has an author even when the list of authors is empty', () => {
    expect(parse('id: x\ntitle: A\nauthors: []').publication?.authors).toEqual([]);
    expect(parse('id: x\ntitle: A\nauthors: [""]').publication?.authors).toEqual([]);
  });

  it.each([
    ['limits: {entries: 0}', 'is less than 1'],
    ['limits: {entries: 201}', 'is more than 200'],
    ['limits: {entries: 1.5}', 'is not a whole number'],
    ['limits: {entries: many}', 'is not a number'],
    ['limits: {bytes: 49999}', 'is less than 50000'],
    ['limits: {bytes: 10000001}', 'is more than 10000000'],
    ['channels: [{name: A}]', 'has no condition: section, tag, author or language'],
    ['channels: [{tag: A}]', 'is not a channel'],
    [`sections: [${'A, '.repeat(501)}]`, 'has 501, more than 500'],
    ['channels: [{name: A, tag: B}, {name: a, tag: C}]', 'has two channels with the same slug'],
    ['channels: [{name: A, language: Klingon!}]', '"Klingon!" is not a language tag'],
    ['sections: Local', 'is not a list'],
    ['language: Klingon!', '"Klingon!" is not a language tag'],
    ['home: post.example', '"post.example" is not an absolute http(s) address'],
    ['links: [a]', 'is not an address'],
    ['links: "/{slug}"', '"/{slug}" is not an absolute http(s) address'],
    [
      'links: "ftp://a.example/{slug}"',
      '"ftp://a.example/{slug}" is not an absolute http(s) address',
    ],
    [
      'links: "https://{slug}.example"',
      '"https://{slug}.example" is not an absolute http(s) address',
    ],
    [
      'links: https://a.example/',
      '"https://a.example/" has no {slug}, so all articles would have the same address',
    ],
    [
      'links: "https://a.example/{slug}/{title}/{Year}"',
      'has {title}, {Year}, which is not one of {slug}, {year}, {month}, {day}, {section}',
    ],
    [
      'links: "https://a.example/{slug}/{day"',
      'has {, which is not one of {slug}, {year}, {month}, {day}, {section}',
    ],
    [
      'links: "https://a.example/{section}-{slug}"',
      'has {section} outside two slashes: an article without a section leaves out the placeholder and one slash',
    ],
    ['- a', 'the YAML is not a list of fields'],
    ['title: "open', 'broken YAML: Missing closing "quote'],
  ])('gives no publication for %s', (yaml, fault) => {
    const { publication, problems } = parse(yaml);
    expect(publication).toBeUndefined();
    expect(problems.map((problem) => problem.fault)).toContain(fault);
  });

  it('reports every fault at once', () => {
    expect(parse('limits: {entries: 0}\nhome: x\nlanguage: "!"').problems).toHaveLength(3);
    expect(parse('links: "/{x}"').problems.map(({ fault }) => fault)).toHaveLength(3);
  });
});
