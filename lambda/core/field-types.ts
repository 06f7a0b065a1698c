import * as v from 'valibot';
import type { Author, Instant } from './article.ts';
import { flagOf } from './flag.ts';
import { isTimezone } from './instant.ts';
import { cleanLine, cleanText, normalise } from './text.ts';
import { isHostName, readUrl, strictUri } from './uri.ts';

const shown = (value: unknown): string => {
  const text = typeof value === 'string' ? value : asJson(value);
  return `"${text.length > 60 ? `${text.slice(0, 60)}…` : text}"`;
};

/** Falls back to `String` for YAML values that JSON cannot hold: a list that contains itself, an entry of a set. */
const asJson = (value: unknown): string => {
  try {
    return JSON.stringify(value) ?? String(value);
  } catch (error) {
    if (error instanceof TypeError) return String(value);
    throw error;
  }
};

/** @param what with its article, such as `a date` */
const isNot = (what: string) => (issue: v.BaseIssue<unknown>) =>
  `${shown(issue.input)} is not ${what}`;

const scalar = v.union([v.string(), v.number(), v.boolean()], isNot('text'));

/** One line of visible text. */
export const line = v.pipe(
  scalar,
  v.transform((value) => cleanLine(String(value))),
  v.minLength(1, 'is empty'),
);

/** Text that may have several lines; they are joined to one. */
export const prose = v.pipe(
  scalar,
  v.transform((value) => cleanLine(cleanText(String(value)))),
  v.minLength(1, 'is empty'),
);

const split = (text: string): string[] => text.split(/[,;，、،]/).map(cleanLine);

const unique = (names: readonly string[]): string[] => {
  const byText = new Map<string, string>();
  for (const name of names) {
    const text = normalise(name, 'NFKC').toLowerCase();
    if (name !== '' && !byText.has(text)) byText.set(text, name);
  }
  return [...byText.values()];
};

/** A limit, because each name has its own channel with documents to write. */
const mostNames = 50;

/** A list of names, or one text with commas. Duplicates are dropped, also those that differ only in case. */
export const names = v.pipe(
  v.union([v.array(scalar), scalar], isNot('a list of names')),
  v.transform((value) => unique([value].flat().flatMap((item) => split(String(item))))),
  v.maxLength(mostNames, ({ input }) => `has ${input.length} names, more than ${mostNames}`),
);

/** Whether the text is an absolute http(s) address. */
export const isWebAddress = (text: string): boolean => {
  const url = readUrl(text);
  return url !== undefined && /^https?:$/.test(url.protocol) && isHostName(url.hostname);
};

/** An absolute http(s) address, normalised as RFC 3986 requires. */
export const webAddress = v.pipe(
  scalar,
  v.check((value) => isWebAddress(String(value)), isNot('an absolute http(s) address')),
  v.transform((value) => {
    const url = new URL(String(value));
    url.username = '';
    url.password = '';
    return strictUri(url.href);
  }),
);

/** A media type without parameters (RFC 6838 section 4.2). */
export const mediaType = v.pipe(
  v.string(isNot('a media type')),
  v.regex(/^[a-z0-9][\w!#$&^.+-]*\/[a-z0-9][\w!#$&^.+-]*$/i, isNot('a media type')),
  v.toLowerCase(),
);

/** A duration: a number of seconds, or hours, minutes and seconds with colons. */
export const seconds = v.pipe(
  v.union([v.number(), v.string()], isNot('a length of time')),
  v.transform((value) => (typeof value === 'number' ? value : secondsOf(value))),
  v.check((value) => value >= 0 && value < 1e7, 'is not a length of time such as 90 or 1:02:30'),
);

const secondsOf = (text: string): number => {
  const clock = /^(?:(\d+):)?([0-5]?\d):([0-5]\d)$/.exec(text.trim());
  if (clock === null) return Number.NaN;
  const [hours = 0, minutes = 0, rest = 0] = clock.slice(1).map((part) => Number(part ?? 0));
  return hours * 3600 + minutes * 60 + rest;
};

/** A BCP 47 tag in its canonical spelling. */
export const languageTag = v.pipe(
  v.string(isNot('a language tag')),
  v.check((tag) => canonicalTag(tag) !== undefined, isNot('a language tag')),
  v.transform((tag) => canonicalTag(tag) ?? tag),
);

const canonicalTag = (tag: string): string | undefined => {
  // Longer subtags are well-formed (BCP 47 section 2.2.1), but none is registered: "english" is a mistake.
  if (!/^[a-z]{2,3}(?:-|$)/i.test(tag)) return undefined;
  try {
    return Intl.getCanonicalLocales(tag)[0];
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
};

export const timezone = v.pipe(
  v.string(isNot('a time zone')),
  v.check(isTimezone, isNot('a known time zone')),
);

/** A date. */
export const instant = (read: (text: string) => Instant | undefined) =>
  v.pipe(
    scalar,
    v.rawTransform(({ dataset: { value }, addIssue, NEVER }): Instant => {
      const found = read(String(value));
      if (found !== undefined) return found;
      addIssue({ message: isNot('a date') });
      return NEVER;
    }),
  );

const bracketed = /<([^<>\s]+)>$/;

/** RFC 5322 section 3.4.1, without the obsolete forms. */
const addrSpec = /^[\w.+'!#$%&*/=?^`{|}~-]+@(?:[a-z\d-]+\.)+[a-z\d][a-z\d-]*$/i;

const authorFromText = (text: string): Author => {
  const line = cleanLine(text);
  const found = bracketed.exec(line);
  const email = found?.[1] ?? '';
  if (!/.@./.test(email)) return { name: line };
  const name = line.slice(0, found?.index).trimEnd();
  return { name: name || email, ...(addrSpec.test(email) ? { email } : {}) };
};

const authorMap = v.strictObject({
  name: line,
  email: v.optional(v.pipe(v.string(), v.email(isNot('an e-mail address')))),
  url: v.optional(webAddress),
});

const author = v.union(
  [authorMap, v.pipe(scalar, v.transform(String), v.transform(authorFromText))],
  isNot('an author'),
);

/** One author or a list of them, each a name, `Name <mail>`, or a map of name, email, url. */
export const authors = v.pipe(
  v.union([v.array(author), author], 'is not an author or a list of authors'),
  v.transform((value): Author[] => [value].flat().filter(({ name }) => name !== '')),
  v.maxLength(mostNames, ({ input }) => `has ${input.length} authors, more than ${mostNames}`),
);

/** A flag, also in the words of YAML 1.1, such as `yes`. */
export const flag = v.pipe(
  scalar,
  v.check((value) => flagOf(value) !== undefined, isNot('true or false')),
  v.transform((value) => flagOf(value) === true),
);
