/** What the name of a source tells. */
export interface FileName {
  /** Lower case, without the dot. */
  readonly extension: string;
  /** The name without date and extension. */
  readonly stem: string;
  /** `2026-09-30`; the day may be one that no calendar has. */
  readonly date?: string;
}

/** `articles/2026/2026-09-30-some-words.txt` → extension, stem `some-words`, date `2026-09-30`. */
export const readFileName = (key: string): FileName => {
  const name = key.slice(key.lastIndexOf('/') + 1);
  const dot = name.lastIndexOf('.');
  const base = dot > 0 ? name.slice(0, dot) : name;
  const extension = dot > 0 ? name.slice(dot + 1).toLowerCase() : '';
  const [, date, rest] = /^(\d{4}-\d{2}-\d{2})(?:[-_ ]+(.+))?$/.exec(base) ?? [];
  return date === undefined ? { extension, stem: base } : { extension, stem: rest ?? base, date };
};
