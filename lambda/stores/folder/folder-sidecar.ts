import { hash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import * as v from 'valibot';
import { ifReadable } from './folder-paths.ts';

/** The headers and the ETag of an object, which a file cannot hold itself. */
export type Sidecar = v.InferOutput<typeof sidecarSchema>;

const ending = '.meta.json';

/** In bytes, as file systems allow. */
const longestName = 255;

/** The path of a file's sidecar. It is hidden, so that no listing shows it. A hash shortens a long name. */
export const sidecarPathOf = (path: string): string => {
  const name = basename(path);
  const whole = `.${name}${ending}`;
  const fits = Buffer.byteLength(whole) <= longestName;
  return join(dirname(path), fits ? whole : `.${hash('sha256', name)}${ending}`);
};

export const isSidecarName = (name: string): boolean =>
  name.startsWith('.') && name.endsWith(ending);

/** The sidecar of a file; undefined if it is missing or damaged. */
export const readSidecar = (path: string): Sidecar | undefined =>
  readSidecarAt(sidecarPathOf(path));

/** The sidecar with this path; undefined if it is missing or damaged. */
export const readSidecarAt = (sidecarPath: string): Sidecar | undefined => {
  // To read a pipe would wait for its writer.
  const isFile = ifReadable(() => statSync(sidecarPath, { throwIfNoEntry: false }))?.isFile();
  const text = isFile ? ifReadable(() => readFileSync(sidecarPath, 'utf8')) : undefined;
  if (text === undefined) return undefined;
  const parsed = v.safeParse(storedSidecarSchema, text);
  return parsed.success ? parsed.output : undefined;
};

const sidecarSchema = v.object({
  contentType: v.optional(v.string()),
  cacheControl: v.optional(v.string()),
  etag: v.string(),
  /** Size in bytes and time in milliseconds of the file that `etag` belongs to. */
  size: v.number(),
  mtimeMs: v.number(),
});

const storedSidecarSchema = v.pipe(v.string(), v.parseJson(), sidecarSchema);
