import * as v from 'valibot';
import { isWebAddress } from './field-types.ts';

const placeholders = ['{slug}', '{year}', '{month}', '{day}', '{section}'];

/** Braces with their content, and single braces. */
export const inBraces = /\{[^{}]*\}|[{}]/g;

const schemeAndHost = /^[^/?#]*\/\/[^/?#]*/;

const unknownPlaceholders = (template: string): string[] =>
  (template.match(inBraces) ?? []).filter((each) => !placeholders.includes(each));

/** The addresses of articles on the publication's own site: an absolute http(s) address with placeholders. */
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
    (template) => unknownPlaceholders(template).length === 0,
    ({ input }) =>
      `has ${unknownPlaceholders(input).join(', ')}, which is not one of ${placeholders.join(', ')}`,
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

/** The root of the site that a template leads to. */
export const homeOf = (template: string): string => new URL('/', template).href;
