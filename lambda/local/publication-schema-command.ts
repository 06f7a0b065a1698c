import { writeFile } from 'node:fs/promises';
import { readOptions, runCommand } from './command-line.ts';
import { publicationSchema } from './publication-schema.ts';

const usage = `npm run schema [-- --out FILE]

Writes the JSON Schema of publication.yaml, by which editors complete and check it.

  --out FILE  where it goes; left out, it is printed
`;

const command = async (words: readonly string[]): Promise<number> => {
  const values = readOptions(words, { out: { type: 'string' } });
  if (values === undefined) {
    process.stdout.write(usage);
    return 0;
  }
  const text = `${JSON.stringify(publicationSchema(), undefined, 2)}\n`;
  if (values.out === undefined) process.stdout.write(text);
  else await writeFile(values.out, text);
  return 0;
};

await runCommand(command);
