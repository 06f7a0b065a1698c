import pMap from 'p-map';
import { contentKeys } from '../../contract.ts';
import type { ListedObject, Store } from '../../publish/ports.ts';
import { isArticleKey } from '../../publish/sources/content-change.ts';
import { type FoundFile, listFiles } from '../../stores/folder/folder-listing.ts';
import { hasSameBytes } from './same-bytes.ts';

/** What makes a content bucket like a content folder. */
export interface PushPlan {
  /** Media first: whoever reads of a picture in a feed finds it. */
  readonly uploads: readonly (FoundFile & { readonly kind: 'new' | 'changed' })[];
  /** Keys of the bucket that the folder has not; never publication.yaml. */
  readonly surplus: readonly string[];
  /** How many files are in the bucket as they are. */
  readonly same: number;
}

const { media, publication, articles } = contentKeys;

const concurrency = 8;

/** @throws StorageError */
export const planPush = async (folder: string, bucket: Store): Promise<PushPlan> => {
  const files: FoundFile[] = [];
  const stored = new Map<string, ListedObject>();
  for (const prefix of [media, publication, articles]) {
    for (const file of listFiles(folder, { prefix, startAfter: '' })) {
      if (isContent(file.key)) files.push(file);
    }
    for await (const object of bucket.list({ prefix })) {
      if (isContent(object.key)) stored.set(object.key, object);
    }
  }
  const kinds = await pMap(files, (file) => compare(file, stored.get(file.key)), { concurrency });
  const here = new Set(files.map(({ key }) => key));
  return {
    uploads: files.flatMap((file, index) => {
      const kind = kinds[index];
      return kind === undefined || kind === 'same' ? [] : [{ ...file, kind }];
    }),
    surplus: [...stored.keys()].filter((key) => !here.has(key) && key !== publication),
    same: kinds.filter((kind) => kind === 'same').length,
  };
};

/** What the publisher takes no notice of stays where it is. */
const isContent = (key: string): boolean =>
  key === publication || (key.startsWith(media) && !key.endsWith('/')) || isArticleKey(key);

const compare = async (
  file: FoundFile,
  object: ListedObject | undefined,
): Promise<'new' | 'changed' | 'same'> => {
  if (object === undefined) return 'new';
  return (await hasSameBytes(file, object)) ? 'same' : 'changed';
};
