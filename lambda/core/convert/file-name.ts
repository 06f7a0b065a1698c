/** What the name of a source tells. */
export interface FileName {
  /** Lower case, without the dot. */
  readonly extension: string;
  /** The name without date and extension. */
  readonly stem: string;
  /** `2026-09-30`; the day may be one that no calendar has. */
  readonly date?: string;
  /** Whether the place or the name is that of a draft. */
  readonly draft: boolean;
}

/** Jekyll's folder of drafts, and the drafts in an archive of Medium. */
const draftPlace = /(?:^|\/)(?:_?drafts\/|draft_[^/]*$)/i;

/**
 * `articles/2026/2026-09-30-some-words.txt` → extension, stem `some-words`, date `2026-09-30`. A file
 * called `index` has its folder to itself, and that folder's name.
 */
export const readFileName = (key: string): FileName => {
  const [name = '', folder = '', ...above] = key.split('/').toReversed();
  const dot = name.lastIndexOf('.');
  const bare = dot > 0 ? name.slice(0, dot) : name;
  const base = bare.toLowerCase() === 'index' && above.length > 0 ? folder : bare;
  const extension = dot > 0 ? name.slice(dot + 1).toLowerCase() : '';
  const draft = draftPlace.test(key);
  const [, date, rest] = /^(\d{4}-\d{2}-\d{2})(?:[-_ ]+(.+))?$/.exec(base) ?? [];
  return date === undefined
    ? { extension, stem: base, draft }
    : { extension, stem: rest ?? base, date, draft };
};
