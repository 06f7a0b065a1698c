import * as v from 'valibot';
import { isWebAddress } from './field-types.ts';

const placeholders = ['{slug}', '{year}', '{month}', '{day}', '{section}'];

/** Finds anything in braces, and a brace alone. */
export const inBraces = /\{[^{}]*\}|[{}]/g;

const schemeAndHost = /^[^/?#]*\/\/[^/?#]*/;

const unknownIn = (template: string): string[] =>
  (template.match(inBraces) ?? []).filter((each) => !placeholders.includes(each));

/** Where the articles of a publication's own site are: an absolute http(s) address with placeholders. */
export const linkTemplate = v.pipe(
  v.string('is not an address'),
  v.check(
    (template) => isWebAddress(schemeAndHost.exec(template)?.[0] ?? ''),
    ({ input }) => `"${input}" is not an absolute http(s) address`,
  ),
  v.regex(
    /\{slug\}/,
    ({ input }) => `"${input}" has no {slug}, so all articles would have the same address`,
  ),
  v.check(
    (template) => unknownIn(template).length === 0,
    ({ input }) =>
      `has ${unknownIn(input).join(', ')}, which is not one of ${placeholders.join(', ')}`,
  ),
  v.check(
    (template) => !/(?<!\/)\{section\}|\{section\}(?!\/)/.test(template),
    'has {section} outside two slashes: an article without a section leaves out the placeholder and one slash',
  ),
  v.transform((template) => {
    const [start = ''] = schemeAndHost.exec(template) ?? [];
    return new URL(start).origin + template.slice(start.length);
  }),
);

/** The home page of the site that a template leads to: the root of its host. */
export const homeOf = (template: string): string => new URL('/', template).href;
