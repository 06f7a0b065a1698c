const widelyRead = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'pl', 'sv', 'ru'];

/**
 * The month of a name or of its first letters, in a language or one of those read widely.
 * @returns from 1 to 12
 */
export const monthOf = (name: string, language: string): number | undefined => {
  const spelling = spell(name);
  for (const tongue of new Set([language, ...widelyRead])) {
    const month = namesOf(tongue).get(spelling);
    if (month !== undefined) return month;
  }
  return undefined;
};

const spell = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/[^\p{L}]/gu, '')
    .toLowerCase();

const known = new Map<string, ReadonlyMap<string, number>>();

/** As the runtime's locale data have them, alone and beside a day, in full and short. */
const namesOf = (language: string): ReadonlyMap<string, number> => {
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
      const name = spell(parts.find(({ type }) => type === 'month')?.value ?? '');
      if (name !== '' && !names.has(name)) names.set(name, month);
      if (name.length > 4 && !names.has(name.slice(0, 3))) names.set(name.slice(0, 3), month);
    }
  }
  if (language === 'en' || language.startsWith('en-')) names.set('sept', 9);
  known.set(language, names);
  return names;
};
