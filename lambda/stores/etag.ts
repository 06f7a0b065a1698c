import { createHash, hash } from 'node:crypto';
import { createReadStream } from 'node:fs';

/** The ETag that S3 gives to an object uploaded in one part: the quoted MD5 of its bytes, in hex. */
export const etagOf = (body: Uint8Array): string => `"${hash('md5', body)}"`;

/** The same for a file, which is read in pieces. @throws the error of the file system */
export const etagOfFile = async (path: string): Promise<string> => {
  const hash = createHash('md5');
  for await (const chunk of createReadStream(path)) hash.update(chunk);
  return `"${hash.digest('hex')}"`;
};
