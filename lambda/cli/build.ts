import { normaliseBaseUrl } from '../core/addresses.ts';
import { buildSite } from '../local/build-site.ts';
import { type HostName, hosts } from '../local/hosting/host-files.ts';
import { settleHostFile } from '../local/hosting/settle-host-file.ts';
import { StorageError } from '../publish/errors.ts';
import { copyMediaBetween, ownsTyped } from '../stores/copy-media.ts';
import { createFolderStore } from '../stores/folder/folder-store.ts';
import { sweepFolder } from '../stores/folder/sweep-folder.ts';
import { createMemoryStore } from '../stores/memory-store.ts';
import { withConversionThreads } from '../threads/conversion-threads.ts';
import { mustLieOutside, readOptionsAndFiles, type Terminal, UsageError } from './command-line.ts';
import { keysWithin, openContent } from './content-folder.ts';
import {
  describeProblems,
  describeSource,
  hasRejections,
  summariseReport,
} from './describe-report.ts';
import { writeLines } from './paint.ts';

export const usage = `newsstand build --content DIR --out DIR --base-url URL [--state DIR [--rebuild]]
                [--host HOST] [FILE…]

Publishes the articles of a content folder as a site of feeds and pages, once.

  --content DIR   holds publication.yaml, articles/ and media/
  --out DIR       where the site's files go
  --base-url URL  the public address of that folder, such as https://news.example.org
  --state DIR     keeps the state for the next run
  --rebuild       writes everything again, even what has not changed
  --host HOST     where the folder is published: apache, cloudflare, netlify, nginx or vercel. Writes the
                  file from which that host takes headers and media types. Your own file stays.
  FILE…           files of the content folder, the only ones that were saved or deleted since the last
                  run; without a state of that run, everything is published

npm run build -- … does the same. Exit code: 0, 1 if anything was rejected, 2 if the command was not
understood, 3 if a file could not be read or written.
`;

const options = {
  content: { type: 'string' },
  out: { type: 'string' },
  'base-url': { type: 'string' },
  state: { type: 'string' },
  rebuild: { type: 'boolean' },
  host: { type: 'string' },
} as const;

export const run = async (
  words: readonly string[],
  { stdout, stderr, now: clock, conversionThread }: Terminal,
): Promise<number> => {
  const { values, files } = readOptionsAndFiles(words, options);
  const { content: contentDir, out, state: stateDir } = values;
  const baseUrl = values['base-url'];
  if (!contentDir || !out || !baseUrl) {
    throw new UsageError('--content, --out and --base-url are needed.');
  }
  if (!/^https?:\/\/[^?#]+$/i.test(baseUrl) || !URL.canParse(baseUrl)) {
    const fault = 'is not an absolute http(s) address without query and fragment';
    throw new UsageError(`--base-url "${baseUrl}" ${fault}.`);
  }
  const host = values.host === undefined ? undefined : readHost(values.host);
  mustLieOutside({ '--out': out, '--state': stateDir }, { '--content': contentDir });
  mustLieOutside({ '--state': stateDir }, { '--out': out });

  const changed = files.length > 0 ? keysWithin(contentDir, files) : undefined;
  const content = await openContent(contentDir);
  const site = createFolderStore(out, { unreadable: 'skip' });
  const now = clock();
  const state = stateDir ? createFolderStore(stateDir) : createMemoryStore({ now: clock });
  const copyMedia = copyMediaBetween(content, site);
  const ports = { content, site, state, copyMedia, isOurs: ownsTyped(site) };
  const how = { baseUrl: normaliseBaseUrl(baseUrl), now, rebuild: values.rebuild ?? false };
  const report = await withConversionThreads(conversionThread, (convert) =>
    buildSite(ports, { ...how, changed, convert, convertsAhead: true }),
  );
  const isTold = host === undefined || (await settleHostFile(out, host, basePath(baseUrl)));
  if (!changed) clearUp(out, stateDir, now);
  const table = [...report.sources.map(describeSource), summariseReport(report)];
  writeLines(stdout, table);
  writeLines(stderr, describeProblems(report));
  if (!isTold) writeLines(stderr, [ownFile(hosts[host].file)]);
  return hasRejections(report) ? 1 : 0;
};

const readHost = (name: string): HostName => {
  if (Object.hasOwn(hosts, name)) return name as HostName;
  throw new UsageError(`--host "${name}" is not one of ${Object.keys(hosts).join(', ')}.`);
};

/** The path of the site on its server. */
const basePath = (baseUrl: string): string =>
  `${new URL(baseUrl).pathname.replace(/(?<!\/)\/+$/, '')}/`;

const ownFile = (file: string): string =>
  `warning: ${file}: was written or edited by hand, so it stays. Delete it, and the next build writes it.`;

/** @throws StorageError if a document of the site cannot be seen */
const clearUp = (out: string, stateDir: string | undefined, now: Date): void => {
  if (stateDir) sweepFolder(stateDir, now);
  const [hidden] = sweepFolder(out, now);
  if (hidden === undefined) return;
  const cause = new Error(
    'a folder has this name. Move the folder away, or the file that now lies in .newsstand-files beside it',
  );
  throw new StorageError('put', hidden, { cause });
};
