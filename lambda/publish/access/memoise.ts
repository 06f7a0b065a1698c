/**
 * Begins what is asked for once, and gives the same promise to all who ask for it.
 * @param begin called at the first request of each key
 * @param keyOf tells which requests are the same; without it, the first argument does
 */
export const memoise = <Arguments extends readonly unknown[], Result>(
  begin: (...parameters: Arguments) => Promise<Result>,
  keyOf: (...parameters: Arguments) => string = (...[first]) => String(first),
): ((...parameters: Arguments) => Promise<Result>) => {
  const known = new Map<string, Promise<Result>>();
  return (...parameters) => {
    const key = keyOf(...parameters);
    const begun = known.get(key) ?? begin(...parameters);
    // A failure reaches those who await it. Until then it is not an unhandled one.
    begun.catch(() => undefined);
    known.set(key, begun);
    return begun;
  };
};
