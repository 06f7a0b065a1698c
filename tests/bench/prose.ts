/** Numbers in [0, 1), the same for the same seed: mulberry32, seeded by FNV-1a. */
export const createDraws = (seed: string): (() => number) => {
  let state = 0x811c9dc5;
  for (let index = 0; index < seed.length; index += 1) {
    state = Math.imul(state ^ seed.charCodeAt(index), 0x01000193);
  }
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

const syllables = 'ba cor den el fin gra hol is ker lam mo nor os pel ri sta ter un vel wen'.split(
  ' ',
);

const vocabulary: readonly string[] = Array.from({ length: 2000 }, (_, number) => {
  const draw = createDraws(`word ${number}`);
  const length = 1 + Math.floor(draw() * 3);
  const word = Array.from({ length }, () => syllables[Math.floor(draw() * syllables.length)]);
  return word.join('');
});

/** As in prose, a few words are frequent and most are rare. */
export const wordOf = (draw: () => number): string =>
  vocabulary[Math.floor(draw() ** 3 * vocabulary.length)] ?? '';

export const phrase = (draw: () => number, words: number): string => {
  const text = Array.from({ length: words }, () => wordOf(draw)).join(' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
};

/** Of about so many words in all. */
export const sentences = (draw: () => number, words: number): string => {
  const text: string[] = [];
  for (let left = words; left > 0; ) {
    const length = Math.min(left, 6 + Math.floor(draw() * 12));
    text.push(`${phrase(draw, length)}.`);
    left -= length;
  }
  return text.join(' ');
};
