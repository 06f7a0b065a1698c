import leven from 'leven';
import { flagOf } from '../../flag.ts';
import type { Problem } from '../../problem.ts';
import type { WrittenField } from '../../written-fields.ts';
import { fieldNames, lastName } from './field-names.ts';

/** What a field says of its article: it is hidden, or shown, or it cannot be known. */
type Verdict = 'hidden' | 'shown' | 'unclear';

type Rule = (value: unknown) => Verdict;

const verdictOf = (isHidden: boolean | undefined): Verdict =>
  isHidden === undefined ? 'unclear' : isHidden ? 'hidden' : 'shown';

/** A flag that hides when it is set. */
const hides: Rule = (value) => verdictOf(flagOf(value));

/** A flag that hides when it is not set. Some systems give a date in its place. */
const shows: Rule = (value) => {
  const flag = flagOf(value);
  if (flag !== undefined) return verdictOf(!flag);
  return /\d/.test(String(value)) ? 'shown' : 'unclear';
};

const word = (value: unknown): string => String(value).trim().toLowerCase();

const shownStatus =
  /^(?:publish|published|public|live|active|final|complete|completed|done|ready)$/;
const hiddenStatus =
  /^(?:(?:auto-?)?draft|scheduled?|future|pending|private|hidden|trash(?:ed)?|deleted|unpublished|unlisted|archived|skip|wip|idea|inherit|in[- _]?(?:review|progress)|review|embargo(?:ed)?|inactive|expired|withdrawn|spam)$/;

const status: Rule = (value) => {
  if (shownStatus.test(word(value))) return 'shown';
  return hiddenStatus.test(word(value)) ? 'hidden' : 'unclear';
};

/** Whatever is not for all is not for a feed that all can read. */
const visibility: Rule = (value) =>
  /^(?:public|all|everyone|visible|published|listed)$/.test(word(value)) ? 'shown' : 'hidden';

/** An address, or false for none. */
const permalink: Rule = (value) => (flagOf(value) === false ? 'hidden' : 'shown');

const password: Rule = (value) => (flagOf(value) === false ? 'shown' : 'hidden');

/** Hugo's options of a page (gohugo.io/content-management/build-options). */
const build: Rule = (value) => {
  if (typeof value !== 'object' || value === null) return 'unclear';
  const never = Object.entries(value).some(
    ([name, option]) =>
      /^(?:render|list)$/i.test(name) &&
      (/^(?:never|link)$/i.test(word(option)) || option === false),
  );
  return never ? 'hidden' : 'shown';
};

const rules: ReadonlyMap<string, Rule> = new Map([
  ...[
    'draft', // Hugo, Zola, Jekyll's plugins
    'isdraft',
    'wip',
    'private',
    'isprivate',
    'hidden',
    'ishidden',
    'unlisted',
    'isunlisted',
    'unpublished',
    'headless', // Hugo
    'eleventyexcludefromcollections', // Eleventy
    'excludefromcollections',
    'trashed',
    'embargoed',
  ].map((name) => [name, hides] as const),
  ...[
    'published', // Jekyll, Hexo
    'publish',
    'ispublished',
    'public',
    'ispublic',
    'listed',
    'visible',
  ].map((name) => [name, shows] as const),
  ['status', status], // Pelican, Ghost, WordPress
  ['poststatus', status],
  ['publishstatus', status],
  ['publicationstatus', status],
  ['visibility', visibility], // Ghost
  ['permalink', permalink], // Eleventy
  ['build', build], // Hugo
  ['password', password], // Hexo, WordPress
]);

export interface Visibility {
  readonly draft: boolean;
  /** Errors: a field that may hide the article, and of which it is not clear whether it does. */
  readonly problems: readonly Problem[];
  /** The fields that say something else, or nothing, of whether the article is hidden. */
  readonly others: readonly WrittenField[];
}

/** Whether the fields hide the article, in the words of any of the common systems. */
export const readVisibility = (fields: readonly WrittenField[], file: string): Visibility => {
  let draft = false;
  const problems: Problem[] = [];
  const others: WrittenField[] = [];
  for (const field of fields) {
    const { name, value, line } = field;
    const plain = lastName(name);
    const rule = rules.get(plain);
    const verdict = isNothing(value) ? 'shown' : rule?.(value);
    if (verdict === 'hidden') draft = true;
    const isFault = verdict === 'unclear' || (verdict === undefined && looksHiding(plain, value));
    if (isFault) {
      const fault = 'may hide the article, and it is not clear whether it does';
      const remedy = 'Write draft: true or draft: false in its place';
      problems.push({ file, line, field: name, fault, remedy, severity: 'error' });
    } else if (rule === undefined || fieldNames.has(plain)) others.push(field);
  }
  return { draft, problems, others };
};

const isNothing = (value: unknown): boolean => value === null || value === '';

/** Words that only a field of this kind has in its name, once it is split into words. */
const hidingWords =
  /(?:draft|unpublish|embargo|unlisted|expir(?:y|es|ed|ation)|hidden|invisible|confidential)|^(?:is)?(?:published?|private|visible|scheduled?|visibility)(?:$|on|at|date|until|status|state|from|flag)|(?:published?|post|page|publication)status$/;

const isFlagOrDate = (value: unknown): boolean =>
  flagOf(value) !== undefined || /^\d{4}-\d/.test(String(value)) || status(value) !== 'unclear';

/** Whether an unknown name is like one that hides: made with the same words, or a slip of the keyboard. */
const looksHiding = (plain: string, value: unknown): boolean => {
  if (fieldNames.has(plain)) return false;
  if (hidingWords.test(plain)) return true;
  const isNear = [...rules.keys(), 'publishdate', 'expirydate', 'embargo'].some(
    (name) => name.length > 4 && name !== 'status' && leven(name, plain) === 1,
  );
  return isNear && isFlagOrDate(value);
};
