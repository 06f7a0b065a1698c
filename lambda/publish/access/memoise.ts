/**
 * What is begun when it is first asked for, and the same for whoever asks later.
 * @param known what has been begun, by its key
 */
export const once = <Result>(
  known: Map<string, Promise<Result>>,
  key: string,
  begin: () => Promise<Result>,
): Promise<Result> => {
  const begun = known.get(key) ?? begin();
  // Whoever awaits it later is told of a failure; until then it is nobody's unhandled one.
  begun.catch(() => undefined);
  known.set(key, begun);
  return begun;
};
