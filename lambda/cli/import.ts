import { mkdir } from 'node:fs/promises';
import { readOptions, type Terminal } from './command-line.ts';
import { counted } from './counted.ts';
import { type ImportReport, importArticles } from './import/import-articles.ts';
import { openImportLog } from './import/import-log.ts';
import { openSource } from './import/open-source.ts';
import { writeJson, writeLines } from './paint.ts';
import { createProgress, rateOf } from './progress.ts';

export const usage = `newsstand import SOURCE [--content DIR] [--force] [--json]

Imports articles of another system into a content folder, each as a file with front matter. They keep
their guids, so readers do not see them twice. SOURCE is one of

  a file     a WordPress export (WXR) of any size, or an RSS, Atom or JSON feed
  a folder   of HTML pages
  a URL      of a feed; only the entries in that document are imported

  --content DIR  where articles/ goes (content)
  --force        overwrites files that were changed or deleted since they were imported
  --json         prints the result as one JSON document

Run it again to continue after a stop, or to import new articles. An existing file is updated only if
the source has changed and the file has not. The import log is .import.jsonl in the folder.

Exit code: 0, 2 if the command was not understood, 3 if the source could not be read.
`;

const options = {
  content: { type: 'string' },
  force: { type: 'boolean' },
  json: { type: 'boolean' },
} as const;

export const run = async (
  words: readonly string[],
  { stdout, stderr }: Terminal,
): Promise<number> => {
  const values = readOptions(words, options, ['SOURCE']);
  const { SOURCE: name, content: contentFolder = 'content', force = false } = values;
  const source = await openSource(name);
  await mkdir(contentFolder, { recursive: true });
  const importLog = await openImportLog(contentFolder);
  let articles = 0;
  const progress = createProgress(
    (_, seconds) =>
      `${counted(articles, 'article', 'articles')}  ${rateOf(articles, seconds, 'articles')}`,
    stderr,
  );
  const warnings: string[] = [];
  const warn = (line: string) => void warnings.push(line);
  const found = source.read({ ...progress, warn });
  const counting = (async function* () {
    for await (const each of found) {
      if ('body' in each) articles += 1;
      yield each;
    }
  })();
  try {
    const importing = { contentFolder, importLog, isPages: source.isPages, force, warn };
    const report = await importArticles(counting, importing);
    progress.stop();
    if (values.json) writeJson(stdout, { ...report, warnings });
    else tell(report, warnings, { stdout, stderr });
    return 0;
  } finally {
    progress.stop();
    await importLog.close();
  }
};

const tell = (
  report: ImportReport,
  warnings: readonly string[],
  { stdout, stderr }: Pick<Terminal, 'stdout' | 'stderr'>,
): void => {
  const { written, updated, unchanged, left, skipped } = report;
  writeLines(
    stderr,
    warnings.map((line) => `warning: ${line}`),
  );
  writeLines(stdout, [
    ...left.map(
      (key) => `left alone  ${key}  It was changed or deleted here: --force overwrites it`,
    ),
    ...Object.entries(skipped).map(([what, number]) => `passed over  ${number} ${what}`),
    `${counted(written, 'article', 'articles')} imported, ${updated} updated, ${unchanged} as they were, ${left.length} left alone`,
  ]);
};
