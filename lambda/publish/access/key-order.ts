/**
 * Compares two keys as S3 lists them: by their UTF-8 bytes, which is the order of their code
 * points. JavaScript's own `<` compares UTF-16 units and puts the astral characters too early.
 * @returns a negative number when `a` comes first, 0 when the keys are equal
 */
export const compareKeys = (a: string, b: string): number => {
  if (highUnit.test(a) || highUnit.test(b)) return compareUnits(a, b);
  return a < b ? -1 : a > b ? 1 : 0;
};

/** Below these, the order of UTF-16 units is that of the code points. */
const highUnit = /[\ud800-\uffff]/;

const compareUnits = (a: string, b: string): number => {
  const shared = Math.min(a.length, b.length);
  for (let index = 0; index < shared; index += 1) {
    const difference = rank(a.charCodeAt(index)) - rank(b.charCodeAt(index));
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
};

// Surrogates stand for code points above every other 16-bit unit.
const rank = (unit: number): number => (unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit);
