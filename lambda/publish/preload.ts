/** Loads what a run loads with its first use, so that the first article need not wait for it. */
export const preload = (): Promise<unknown> =>
  Promise.all([
    import('./sources/stored-publication.ts'),
    import('./sources/convert-source.ts'),
    import('./channels/channel-documents.ts'),
  ]);
