import { type FileHandle, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { foundOnly } from '../../stores/folder/folder-paths.ts';

/** What was imported as what. */
const lineSchema = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({
    /** The article's id where it comes from. */
    id: v.string(),
    /** Its file, as a key of the content. */
    key: v.string(),
    /** SHA-256 of the file as it was written: tells whether an editor has changed it since. */
    digest: v.string(),
  }),
);

type LogLine = v.InferOutput<typeof lineSchema>;

export interface ImportLog {
  /** Of several lines of an article, the last. */
  readonly lines: ReadonlyMap<string, LogLine>;
  add(line: LogLine): Promise<void>;
  close(): Promise<void>;
}

/**
 * Remembers what was imported, in a hidden file of the content folder that only grows. A line that a
 * stop has cut off is passed over.
 */
export const openImportLog = async (contentFolder: string): Promise<ImportLog> => {
  const path = join(contentFolder, '.import.jsonl');
  const text = (await foundOnly(readFile(path, 'utf8'))) ?? '';
  const lines = new Map<string, LogLine>();
  for (const line of text.split('\n')) {
    const parsed = v.safeParse(lineSchema, line);
    if (parsed.success) lines.set(parsed.output.id, parsed.output);
  }
  let opening: Promise<FileHandle> | undefined;
  return {
    lines,
    async add(line) {
      // Behind a line that was cut off, the next begins on its own.
      const gap = opening === undefined && text !== '' && !text.endsWith('\n') ? '\n' : '';
      opening ??= open(path, 'a');
      const file = await opening;
      await file.write(`${gap}${JSON.stringify(line)}\n`);
      lines.set(line.id, line);
    },
    async close() {
      await (await opening)?.close();
    },
  };
};
