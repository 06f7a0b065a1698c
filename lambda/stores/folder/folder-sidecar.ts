import { readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import * as v from 'valibot';
import { ifFound } from './folder-paths.ts';

/** The headers and the ETag of an object, which a file cannot hold itself. */
export type Sidecar = v.InferOutput<typeof sidecarSchema>;

/** The path of a file's sidecar. It is hidden, so that no listing shows it. */
export const sidecarPathOf = (path: string): string =>
  join(dirname(path), `.${basename(path)}.meta.json`);

/** The sidecar of a file; undefined if it is missing or damaged. */
export const readSidecar = (path: string): Sidecar | undefined => {
  const sidecarPath = sidecarPathOf(path);
  const text = ifFound(
    () => statSync(sidecarPath, { throwIfNoEntry: false }) && readFileSync(sidecarPath, 'utf8'),
  );
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
