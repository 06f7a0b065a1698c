import { constants } from 'node:fs';
import { type FileHandle, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { contentKeys } from '../../contract.ts';
import { foundOnly, isSegment } from '../../stores/folder/folder-paths.ts';
import { InputError } from '../command-line.ts';

/** Whether a key is one of articles/, wherever somebody has edited the log. */
const isKeyOfFile = (key: string): boolean =>
  key.startsWith(contentKeys.articles) && key.split('/').every(isSegment);

/** A line of the log: an imported article and its file. */
const lineSchema = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({
    /** The article's id in its source. */
    id: v.string(),
    /** The key of its file in the content. */
    key: v.pipe(v.string(), v.check(isKeyOfFile)),
    /** SHA-256 of the file as it was written. It shows whether an editor has changed the file since. */
    digest: v.string(),
  }),
);

type LogLine = v.InferOutput<typeof lineSchema>;

export interface ImportLog {
  /** By article id. The last line of an article counts. */
  readonly lines: ReadonlyMap<string, LogLine>;
  add(line: LogLine): Promise<void>;
  close(): Promise<void>;
}

/** Follows no link, which could lead out of the content folder. Windows has no such flag. */
const noLink = constants.O_NOFOLLOW ?? 0;

const refuseLink = (error: NodeJS.ErrnoException): never => {
  if (error.code !== 'ELOOP') throw error;
  throw new InputError(`"${error.path}" is a link. Delete it: the import writes a new one.`);
};

/**
 * Opens the import log, a hidden append-only file in the content folder. An incomplete line, which a stop
 * may leave, is ignored.
 */
export const openImportLog = async (contentFolder: string): Promise<ImportLog> => {
  const path = join(contentFolder, '.import.jsonl');
  const text =
    (await foundOnly(readFile(path, { encoding: 'utf8', flag: noLink }).catch(refuseLink))) ?? '';
  const lines = new Map<string, LogLine>();
  for (const line of text.split('\n')) {
    const parsed = v.safeParse(lineSchema, line);
    if (parsed.success) lines.set(parsed.output.id, parsed.output);
  }
  let opening: Promise<FileHandle> | undefined;
  return {
    lines,
    async add(line) {
      // After an incomplete line, the next one begins on a line of its own.
      const gap = opening === undefined && text !== '' && !text.endsWith('\n') ? '\n' : '';
      opening ??= open(
        path,
        noLink | constants.O_WRONLY | constants.O_CREAT | constants.O_APPEND,
      ).catch(refuseLink);
      const file = await opening;
      await file.write(`${gap}${JSON.stringify(line)}\n`);
      lines.set(line.id, line);
    },
    async close() {
      await (await opening)?.close();
    },
  };
};
