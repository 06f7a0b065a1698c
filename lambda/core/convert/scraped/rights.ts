import type { Kind } from './line-kind.ts';

/** A claim of copyright, in a page or in a picture. */
export const rights = (text: string): Kind | undefined => {
  if (/^copyright\b/i.test(text))
    return /\d{4}|©|\(c\)|reserved/i.test(text.slice(0, 80)) ? 'proof' : undefined;
  if (!/^(?:©|\(c\))|©\s*(?:\d{4}|copyright)|\d{4}\s*©/i.test(text)) return undefined;
  return /\d{4}|copyright|reserv|rights/i.test(text) ? 'proof' : 'credit';
};
