/** Positions of the first and the last byte. */
export interface ByteRange {
  readonly first: number;
  readonly last: number;
}

/*
 * range-parser 1.3 finds no suffix longer than the body and refuses reversed ranges; 2.0 needs Node 22.
 */

/**
 * The part of a body that a `Range` header asks for (RFC 9110 section 14.2).
 * @param size of the whole body, in bytes
 * @returns nothing when the header is to be ignored: when it is missing or malformed, has another
 *   unit than bytes or asks for several ranges; `unsatisfiable` when the body has no such byte
 */
export const parseRange = (
  header: string | undefined,
  size: number,
): ByteRange | 'unsatisfiable' | undefined => {
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? [];
  if (from === '' && to === '') return undefined;
  if (from !== '' && to !== '' && Number(to) < Number(from)) return undefined;

  const first = from === '' ? Math.max(size - Number(to), 0) : Number(from);
  const last = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1);
  return first > last ? 'unsatisfiable' : { first, last };
};
