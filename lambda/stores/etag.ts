import { createHash } from 'node:crypto';

/** The ETag that S3 gives to an object written in one piece: the quoted MD5 of its bytes, in hex. */
export const etagOf = (body: Uint8Array): string =>
  `"${createHash('md5').update(body).digest('hex')}"`;
