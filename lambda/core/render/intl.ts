/* Creating formatters and locales is slow, and a site has few languages: each is created once. */

/** Articles may name any language, and a publisher may run for weeks. */
const mostKept = 100;

const remember = <Value>(make: (key: string) => Value): ((key: string) => Value) => {
  const made = new Map<string, Value>();
  return (key) => {
    const known = made.get(key) ?? make(key);
    if (made.size < mostKept) made.set(key, known);
    return known;
  };
};

/** @param tag BCP 47 */
export const localeOf = remember((tag) => new Intl.Locale(tag));

const dayFormat = remember((key) => {
  const [language, timeZone] = key.split(' ');
  return new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone });
});

/** The day of an instant in a time zone (IANA), as a language (BCP 47) writes it. */
export const readableDate = (instant: string, language: string, timeZone: string): string =>
  dayFormat(`${language} ${timeZone}`).format(new Date(instant));

const minutesFormat = remember(
  (language) => new Intl.NumberFormat(language, { style: 'unit', unit: 'minute' }),
);

/** A number of minutes, as a language (BCP 47) writes it. */
export const readableMinutes = (minutes: number, language: string): string =>
  minutesFormat(language).format(minutes);
