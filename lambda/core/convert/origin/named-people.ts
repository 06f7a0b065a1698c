import { agencyAtEnd, isAgency } from './agencies.ts';
import { behindBy, behindInnerBy } from './by-words.ts';
import { keyOf } from './line-key.ts';
import { cased, hasStranger, isName, isParticle, partNames, personIn } from './person-name.ts';

/** Where names stand. */
export interface NameContext {
  /** No person is called so. */
  readonly siteName?: string;
  /** Whether the page calls it a byline: then a name needs neither two words nor capitals. */
  readonly isByline?: boolean;
}

/** The persons and the agency that the parts of a line name, and whether a word such as "by" says so. */
export const namesIn = (parts: readonly string[], isDated: boolean, context: NameContext) => {
  const signed = parts.flatMap(
    (part) => behindBy(part) ?? (isDated ? behindInnerBy(part) : undefined) ?? [],
  );
  const agency = [...signed, ...parts]
    .flatMap(partNames)
    .map(agencyIn)
    .find((each) => each !== undefined);
  const isSite = (name: string) =>
    context.siteName !== undefined && keyOf(name) === keyOf(context.siteName) && keyOf(name) !== '';
  const isBy = signed.length > 0;
  const names: string[] = [];
  for (const part of isBy ? signed : parts) {
    const found = peopleIn(part, isBy, context).filter((name) => !isSite(name) && !isAgency(name));
    names.push(...found);
    if (found.length > 0 && !context.isByline) break;
  }
  return { names: unique(withoutScraps(names)), agency, isBy };
};

const agencyIn = (text: string): string | undefined => {
  const words = text.split(' ');
  const from = isAgency(text) ? 0 : agencyAtEnd(words);
  return from === undefined ? undefined : words.slice(from).join(' ');
};

const unique = (names: readonly string[]): string[] =>
  [
    ...new Map(names.map((each) => [keyOf(each), each] as const).toReversed()).values(),
  ].toReversed();

/** Beside a full name, a single word is a section or a tag. */
const withoutScraps = (names: readonly string[]): readonly string[] =>
  names.some((name) => name.includes(' '))
    ? names.filter((name) => name.includes(' ') || isName(name))
    : names;

const peopleIn = (part: string, isBy: boolean, { isByline = false }: NameContext): string[] => {
  const people: string[] = [];
  for (const each of partNames(part)) {
    const person =
      personIn(each) ??
      (isByline && !(isBy && /^\p{Ll}+$/u.test(each)) ? looseName(each) : undefined);
    if (person !== undefined) people.push(person);
    else if (!isByline && (people.length === 0 || !(hasStranger(each) || isAgency(each)))) break;
  }
  return people;
};

/** A name that the page calls one. It may have one word or no capitals, but must not be anything else. */
const looseName = (text: string): string | undefined =>
  text.length >= 2 &&
  text.length <= 60 &&
  text.split(' ').length <= 6 &&
  /\p{L}{2}|\p{Lo}/u.test(text) &&
  !/[@:\d!?]|^[“”"„«»]/.test(text) &&
  !isMixed(text) &&
  !/^\S+\.\p{L}{2,6}$/u.test(text) &&
  !hasStranger(text) &&
  !/(?<!\p{L})(?:on|am|in|by|von|for|für)(?!\p{L})/iu.test(text)
    ? cased(text)
    : undefined;

/** Whether words in capitals and in small letters stand together, as in a sentence. */
const isMixed = (text: string): boolean =>
  /\p{Lu}/u.test(text) &&
  text.split(' ').some((word) => /^\p{Ll}{2}/u.test(word) && !isParticle(word));
