import pMap from 'p-map';
import { contentKeys } from '../../contract.ts';
import type { ListedObject, Store } from '../../publish/ports.ts';
import { isArticleKey } from '../../publish/sources/content-change.ts';
import { type FoundFile, listFiles } from '../../stores/folder/folder-listing.ts';
import { contentOptions } from '../content-folder.ts';
import { hasSameBytes } from './same-bytes.ts';

/** The changes that make a content bucket equal to a content folder. */
export interface PushPlan {
  /** Media first, so that pictures are there before the articles that show them. */
  readonly uploads: readonly (FoundFile & { readonly kind: 'new' | 'changed' })[];
  /** Keys of the bucket without a file in the folder; never publication.yaml. */
  readonly surplus: readonly string[];
  /** The number of files that are the same in the bucket. */
  readonly same: number;
  /** Keys of files that cannot be read, or to which a link leads out of the folder. */
  readonly refused: readonly string[];
}

const { media, publication, articles } = contentKeys;

const concurrency = 8;

/** @throws StorageError */
export const planPush = async (folder: string, bucket: Store): Promise<PushPlan> => {
  const files: FoundFile[] = [];
  const refused: FoundFile[] = [];
  const stored = new Map<string, ListedObject>();
  for (const prefix of [media, publication, articles]) {
    for (const file of listFiles(folder, { prefix, startAfter: '', ...contentOptions })) {
      if (isContent(file.key)) (file.isUnreadable ? refused : files).push(file);
    }
    for await (const object of bucket.list({ prefix })) {
      if (isContent(object.key)) stored.set(object.key, object);
    }
  }
  const kinds = await pMap(files, (file) => compare(file, stored.get(file.key)), { concurrency });
  const here = new Set([...files, ...refused].map(({ key }) => key));
  return {
    uploads: files.flatMap((file, index) => {
      const kind = kinds[index];
      return kind === undefined || kind === 'same' ? [] : [{ ...file, kind }];
    }),
    surplus: [...stored.keys()].filter((key) => !here.has(key) && key !== publication),
    same: kinds.filter((kind) => kind === 'same').length,
    refused: refused.map(({ key }) => key),
  };
};

/** Other keys, which the publisher ignores, are left alone. */
const isContent = (key: string): boolean =>
  key === publication || (key.startsWith(media) && !key.endsWith('/')) || isArticleKey(key);

const compare = async (
  file: FoundFile,
  object: ListedObject | undefined,
): Promise<'new' | 'changed' | 'same'> => {
  if (object === undefined) return 'new';
  return (await hasSameBytes(file, object)) ? 'same' : 'changed';
};
