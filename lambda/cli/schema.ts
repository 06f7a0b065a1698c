import { writeFile } from 'node:fs/promises';
import { publicationSchema } from '../local/publication-schema.ts';
import { readOptions, type Terminal } from './command-line.ts';

export const usage = `newsstand schema [--out FILE]

Writes the JSON Schema of publication.yaml. Text editors use it to complete and check the file.

  --out FILE  the file to write; without it, the schema is printed
`;

export const run = async (words: readonly string[], { stdout }: Terminal): Promise<number> => {
  const { out } = readOptions(words, { out: { type: 'string' } });
  const text = `${JSON.stringify(publicationSchema(), undefined, 2)}\n`;
  if (out === undefined) stdout.write(text);
  else await writeFile(out, text);
  return 0;
};
