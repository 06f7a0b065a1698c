import type { Instant } from '../../core/article.ts';
import { parseInstant } from '../../core/instant.ts';

/** The runtime's time grows with the square of the length. In UTF-16 code units. */
const longest = 100;

/** Parses dates of RFC 3339, RFC 822 and similar forms, as feeds have them. */
export const foreignDate = (text: string): Instant | undefined => {
  const time = text.length <= longest ? Date.parse(text) : Number.NaN;
  return Number.isNaN(time) ? undefined : parseInstant(new Date(time).toISOString(), 'UTC');
};
