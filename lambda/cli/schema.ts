import { writeFile } from 'node:fs/promises';
import { publicationSchema } from '../local/publication-schema.ts';
import { readOptions, type Terminal } from './command-line.ts';

export const usage = `newsstand schema [--out FILE]

Writes the JSON Schema of publication.yaml, by which editors complete and check it.

  --out FILE  where it goes; left out, it is printed
`;

export const run = async (words: readonly string[], { stdout }: Terminal): Promise<number> => {
  const { out } = readOptions(words, { out: { type: 'string' } });
  const text = `${JSON.stringify(publicationSchema(), undefined, 2)}\n`;
  if (out === undefined) stdout.write(text);
  else await writeFile(out, text);
  return 0;
};
