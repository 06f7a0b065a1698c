import { join, relative, sep } from 'node:path';
import { contentKeys } from '../contract.ts';
import type { Store } from '../publish/ports.ts';
import { createFolderStore, type FolderStoreOptions } from '../stores/folder/folder-store.ts';
import { liesWithin } from '../stores/folder/real-path.ts';
import { mustBeFolder, UsageError } from './command-line.ts';

/** What cannot be read, or lies elsewhere, is rejected by name. */
export const contentOptions: FolderStoreOptions = { unreadable: 'list', keepsWithin: true };

/**
 * Opens a content folder. Commands would do harm, or nothing, with another folder.
 * @throws UsageError if the folder does not exist, or contains neither publication.yaml nor articles
 */
export const openContent = async (folder: string): Promise<Store> => {
  await mustBeFolder('--content', folder);
  mustHoldItsContent(folder);
  const content = createFolderStore(folder, contentOptions);
  for (const prefix of [contentKeys.publication, contentKeys.articles]) {
    for await (const _ of content.list({ prefix, limit: 1 })) return content;
  }
  throw new UsageError(
    `--content "${folder}" holds neither publication.yaml nor articles/. Give the folder that does.`,
  );
};

/**
 * Without its articles, a folder would look as if all had been deleted.
 * @throws UsageError if articles/ or media/ is a link that leads out of the folder
 */
export const mustHoldItsContent = (folder: string): void => {
  for (const prefix of [contentKeys.articles, contentKeys.media]) {
    if (liesWithin(folder, join(folder, prefix))) continue;
    throw new UsageError(
      `"${prefix}" of --content "${folder}" is a link that leads out of it. Put the folder itself there.`,
    );
  }
};

/**
 * The keys of files in the folder. The files may be deleted already.
 * @throws UsageError if a file is outside the folder
 */
export const keysWithin = (folder: string, files: readonly string[]): readonly string[] =>
  files.map((file) => {
    const way = relative(folder, file).split(sep);
    if (way[0] !== '..' && way[0] !== '') return way.join('/');
    throw new UsageError(`"${file}" is not a file of --content "${folder}".`);
  });
