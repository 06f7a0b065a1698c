/** A time of day, and where it stands. */
export interface FoundTime {
  /** `14:30:00` */
  readonly clock: string;
  /** An offset, an IANA name, or empty where none is named. */
  readonly zone: string;
  readonly start: number;
  readonly end: number;
}

const clock =
  /(?<![\d.:/])(?:(午前|午後|오전|오후)\s?)?(\d{1,2})(?:(?:[:.]|\s?h\s?|時)(\d{2})(?!\d)(?::(\d{2})(?:[.,]\d+)?)?分?)?(?:\s?(?:(a|p)\.?\s?m\b\.?|(صباحا|ص|مساء|م)\p{M}*(?!\p{L})|(uhr|uur|hrs?|hs?|時)(?!\p{L})))?/giu;

/** Behind a time. */
const zoneName =
  /^\s?\(?(Z\b|(?:(?:UTC|GMT)\s?)?[+-]\d{1,2}(?::?\d{2})?(?!\d)|[A-Z]{2,5}\b(?!\.)|(?:МСК|мск)(?!\p{L}))\)?/u;

/** The times of day in a text, in their order. */
export const findTimes = (text: string, language: string): readonly FoundTime[] => {
  const found: FoundTime[] = [];
  for (const match of text.matchAll(clock)) {
    const [whole, asian, hours, minutes, seconds, latin, arabic, oclock] = match;
    const half = asian ?? latin ?? arabic;
    if (minutes === undefined && half === undefined && oclock === undefined) continue;
    const hour = half === undefined ? Number(hours) : hourOf(Number(hours), half);
    if (hour > 23 || Number(minutes ?? 0) > 59) continue;
    const end = match.index + whole.length;
    const [named, name = ''] = zoneName.exec(text.slice(end, end + 20)) ?? [];
    const zone = named === undefined ? undefined : zoneOf(name, language);
    found.push({
      clock: `${pad(hour)}:${minutes ?? '00'}:${seconds ?? '00'}`,
      zone: zone ?? '',
      start: match.index,
      end: zone === undefined || named === undefined ? end : end + named.length,
    });
  }
  return found;
};

const hourOf = (hours: number, half: string): number =>
  (hours % 12) + (/^(?:p|م|午後|오후)/i.test(half) ? 12 : 0);

const pad = (number: number): string => String(number).padStart(2, '0');

const zoneOf = (name: string, language: string): string | undefined => {
  const [, sign, hours = '', minutes = '00'] = /([+-])(\d{1,2}):?(\d{2})?$/.exec(name) ?? [];
  if (sign !== undefined) return `${sign}${hours.padStart(2, '0')}:${minutes}`;
  // China's standard time is called so too.
  if (name === 'CST' && /^zh\b/i.test(language)) return '+08:00';
  return Object.hasOwn(zones, name.toUpperCase()) ? zones[name.toUpperCase()] : undefined;
};

/** Those that mean one thing in news; the others count as not written. */
const zones: Readonly<Record<string, string>> = {
  Z: 'Z',
  UTC: 'Z',
  GMT: 'Z',
  BST: '+01:00',
  WEST: '+01:00',
  CET: '+01:00',
  MEZ: '+01:00',
  CEST: '+02:00',
  MESZ: '+02:00',
  EET: '+02:00',
  EEST: '+03:00',
  MSK: '+03:00',
  МСК: '+03:00',
  JST: '+09:00',
  KST: '+09:00',
  AEST: '+10:00',
  AEDT: '+11:00',
  EST: '-05:00',
  EDT: '-04:00',
  CST: '-06:00',
  CDT: '-05:00',
  MST: '-07:00',
  MDT: '-06:00',
  PST: '-08:00',
  PDT: '-07:00',
  ET: 'America/New_York',
  CT: 'America/Chicago',
  MT: 'America/Denver',
  PT: 'America/Los_Angeles',
};
