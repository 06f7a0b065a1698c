import { keyOf } from '../line-key.ts';
import { originWords } from '../origin-words.ts';

/**
 * The month of a name or its short form, in a language or one of those whose bylines are read.
 * @returns from 1 to 12
 */
export const monthOf = (name: string, language: string): number | undefined => {
  const key = keyOf(name);
  const [tongue = ''] = language.toLowerCase().split('-', 1);
  const own = tongue in originWords || tongue === 'und' ? undefined : namesIn(language).get(key);
  return own ?? months.get(key);
};

/** Whether a word names a month in one of the languages whose bylines are read. */
export const isMonth = (key: string): boolean => months.has(key);

const months: ReadonlyMap<string, number> = new Map(
  Object.values(originWords)
    .flatMap((words) => words.months.split('\n'))
    .flatMap((row) =>
      row
        .trim()
        .split(/\s+/)
        .map((name, index) => [keyOf(name), index + 1] as const),
    )
    .filter(([name]) => name !== ''),
);

const known = new Map<string, ReadonlyMap<string, number>>();

/** Articles may name any language, and a publisher may run for weeks. */
const mostKept = 100;

/** As the runtime's locale data have them, alone and beside a day, in full and short. */
const namesIn = (language: string): ReadonlyMap<string, number> => {
  const cached = known.get(language);
  if (cached) return cached;
  const names = new Map<string, number>();
  const styles = (['long', 'short'] as const).flatMap((month) => [
    new Intl.DateTimeFormat(language, { month, timeZone: 'UTC' }),
    new Intl.DateTimeFormat(language, { month, day: 'numeric', timeZone: 'UTC' }),
  ]);
  for (let month = 1; month <= 12; month += 1) {
    for (const style of styles) {
      const parts = style.formatToParts(Date.UTC(2000, month - 1, 15));
      const name = keyOf(parts.find(({ type }) => type === 'month')?.value ?? '');
      if (name !== '' && !names.has(name)) names.set(name, month);
      if (name.length > 4 && !names.has(name.slice(0, 3))) names.set(name.slice(0, 3), month);
    }
  }
  if (known.size < mostKept) known.set(language, names);
  return names;
};
