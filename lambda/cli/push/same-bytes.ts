import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { ListedObject } from '../../publish/ports.ts';
import { etagOfFile } from '../../stores/etag.ts';

const mebibyte = 1024 ** 2;

/** In bytes. The part sizes of common upload tools; the AWS CLI's is the first. */
const usualPartSizes = [8, 5, 10, 15, 16, 25, 32, 50, 64, 100, 128].map((size) => size * mebibyte);

/**
 * Whether an object of a bucket has the same bytes as a file. It compares size and ETag: the MD5 of the
 * bytes or, for an object that was uploaded in parts, the MD5 of the MD5s of the parts, and their number.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity-upload.html
 * @returns false if it cannot be determined
 */
export const hasSameBytes = async (
  { path, size }: { readonly path: string; readonly size: number },
  object: Pick<ListedObject, 'etag' | 'size'>,
): Promise<boolean> => {
  if (size !== object.size) return false;
  const etag = await object.etag();
  const parts = Number(/-(\d+)"$/.exec(etag)?.[1] ?? 0);
  if (parts === 0) return (await etagOfFile(path)) === etag;
  for (const partSize of partSizesOf(size, parts)) {
    if ((await etagInParts(path, partSize)) === etag) return true;
  }
  return false;
};

/** The part sizes that split a file into so many parts. */
const partSizesOf = (size: number, parts: number): number[] => {
  const smallest = Math.ceil(size / parts / mebibyte) * mebibyte;
  return [...new Set([...usualPartSizes, smallest])].filter(
    (partSize) => Math.ceil(size / partSize) === parts,
  );
};

const etagInParts = async (path: string, partSize: number): Promise<string> => {
  const all = createHash('md5');
  let parts = 0;
  let part = createHash('md5');
  let room = partSize;
  const close = () => {
    all.update(part.digest());
    parts += 1;
    part = createHash('md5');
    room = partSize;
  };
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    for (let rest = chunk; rest.length > 0; ) {
      const taken = rest.subarray(0, room);
      part.update(taken);
      room -= taken.length;
      rest = rest.subarray(taken.length);
      if (room === 0) close();
    }
  }
  if (room < partSize) close();
  return `"${all.digest('hex')}-${parts}"`;
};
