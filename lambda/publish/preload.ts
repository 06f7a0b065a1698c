/**
 * Loads what a run loads with its first use, so that the first article need not wait for it: all but the
 * converter, which threads load for themselves.
 */
export const preload = (): Promise<unknown> =>
  Promise.all([
    import('./sources/stored-publication.ts'),
    import('./channels/channel-documents.ts'),
  ]);
