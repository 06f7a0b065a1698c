import { readFile } from 'node:fs/promises';
import { Ajv, type ValidateFunction } from 'ajv';
import { beforeAll, describe, expect } from 'vitest';
import { parse } from 'yaml';
import { parsePublication, publicationFields } from '../../../lambda/core/publication.ts';
import { publicationSchema } from '../../../lambda/local/publication-schema.ts';
import { callCommand, it } from '../../support/commands.ts';

const content = new URL('../../../content/', import.meta.url);

describe('the schema command', { timeout: 30_000 }, () => {
  it('prints the schema that lies beside publication.yaml, to the byte', async () => {
    const { code, stdout, stderr } = await callCommand('schema', []);

    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toBe(await readFile(new URL('publication.schema.json', content), 'utf8'));
  });

  it('writes the same to a file', async ({ place }) => {
    const words = ['--out', place.path('schema.json')];

    const { code, stdout } = await callCommand('schema', words);

    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    expect(JSON.parse(await place.read('schema.json'))).toEqual(publicationSchema());
  });
});

describe('the schema of publication.yaml', () => {
  let validate: ValidateFunction;
  beforeAll(() => {
    const ajv = new Ajv({ strict: true, allowUnionTypes: true, formats: { email: true } });
    validate = ajv.compile(publicationSchema());
  });

  it('describes every field, and no other', () => {
    const { properties = {}, additionalProperties } = publicationSchema();

    expect(Object.keys(properties)).toEqual(Object.keys(publicationFields));
    expect(additionalProperties).toBe(false);
    for (const [name, field] of Object.entries(properties)) {
      expect(field, name).toMatchObject({ description: expect.stringMatching(/^\p{Lu}.+\.$/u) });
    }
  });

  it('takes the sample publication, which refers to it', async () => {
    const text = await readFile(new URL('publication.yaml', content), 'utf8');

    validate(parse(text));

    expect(validate.errors).toBeNull();
    expect(text).toMatch(/^# yaml-language-server: \$schema=publication\.schema\.json$/m);
  });

  it.for([
    'title: 1984',
    'language: pt-br',
    'home: HTTPS://example.org',
    'authors: One Name',
    'authors: [One Name, Two <two@example.org>]',
    'authors: {name: One, email: one@example.org, url: https://example.org}',
    'authors: [{name: One}, Two]',
    'sections: [Local, {name: World, title: The world, description: Elsewhere}]',
    'links: https://www.example.org/{section}/{year}/{month}/{day}/{slug}',
    'icon: media/icon.png',
    'channels: [{name: A, tag: B}, {name: C, slug: d, section: E, author: F, language: ar}]',
    'limits: {entries: 200}',
    'limits: {entries: 20, bytes: 500000}',
  ])('takes what the publisher takes: %s', (text) => {
    const { problems } = parsePublication(`id: tag:example.org,2026:news\n${text}`, 'p.yaml');

    expect(problems).toEqual([]);
    expect(validate(parse(text))).toBe(true);
  });

  it.for([
    'titel: News',
    'title: [News]',
    'language: English!',
    'home: example.org',
    'hub: /hub',
    'links: https://www.example.org/',
    'links: ["https://www.example.org/{slug}"]',
    'authors: {email: one@example.org}',
    'authors: [{name: One, url: example.org}]',
    'sections: Local',
    'sections: [{title: Local}]',
    'limits: {entries: 0}',
    'limits: {entries: 1.5}',
    'limits: {entries: 201}',
    'limits: {entries: many}',
    'limits: {bytes: 1000}',
    'channels: [{tag: A}]',
    'channels: {name: A}',
  ])('refuses what the publisher warns about or refuses: %s', (text) => {
    const { problems } = parsePublication(`id: tag:example.org,2026:news\n${text}`, 'p.yaml');

    expect(problems).not.toEqual([]);
    expect(validate(parse(text))).toBe(false);
  });

  it.for([
    'authors: [{name: One, mail: one@example.org}]',
    'sections: [{name: Local, titel: The town}]',
  ])('refuses unknown fields of maps too: %s', (text) => {
    expect(validate(parse(text))).toBe(false);
  });
});
