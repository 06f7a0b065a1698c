import pMap from 'p-map';
import { mediaTypeOf } from '../core/media-type.ts';
import { describeProblem } from '../core/problem.ts';
import { createS3Client } from '../stores/s3/s3-client.ts';
import { createS3Store, type S3StoreOptions } from '../stores/s3/s3-store.ts';
import { uploadFile } from '../stores/s3/s3-upload.ts';
import { readOptions, type Terminal, UsageError } from './command-line.ts';
import { openContent } from './content-folder.ts';
import { counted } from './counted.ts';
import { writeJson, writeLines } from './paint.ts';
import { createProgress, rateOf } from './progress.ts';
import { type PushPlan, planPush } from './push/plan-push.ts';

export const usage = `newsstand push --content-bucket NAME [--content DIR] [--delete] [--dry-run]
               [--json]

Makes the content bucket of a deployed stack equal to a content folder. It uploads files that differ.

  --content-bucket NAME  the stack's output ContentBucketName
  --content DIR          holds publication.yaml, articles/ and media/ (content)
  --delete               deletes from articles/ and media/ what the folder does not contain
  --dry-run              only shows what it would do
  --json                 prints the result as one JSON document

Credentials and region are found as by the AWS tools. After a stop, run it again to continue.
Exit code: 0, 2 if the command was not understood, 3 if a file or the bucket could not be read or
written.
`;

const options = {
  'content-bucket': { type: 'string' },
  content: { type: 'string' },
  delete: { type: 'boolean' },
  'dry-run': { type: 'boolean' },
  json: { type: 'boolean' },
} as const;

export const run = async (
  words: readonly string[],
  { stdout, stderr, env }: Terminal,
): Promise<number> => {
  const values = readOptions(words, options);
  const { content: folder = 'content', 'content-bucket': bucket } = values;
  if (!bucket) throw new UsageError('--content-bucket is needed.');
  await openContent(folder);
  const destination = { client: createS3Client(env), bucket };
  const store = createS3Store(destination);
  const { uploads, surplus, same, refused } = await planPush(folder, store);
  const deletions = values.delete ? surplus : [];
  const tell = (lines: readonly string[]): void => {
    if (!values.json) writeLines(stdout, lines);
  };
  const isDryRun = values['dry-run'] === true;
  if (isDryRun) tell(uploads.map(lineOf));
  else await upload(uploads, destination, { stderr, onEnd: (file) => tell([lineOf(file)]) });
  if (!isDryRun) await pMap(deletions, (key) => store.delete(key), { concurrency });
  tell(deletions.map((key) => lineOf({ kind: 'gone', key })));

  const left = values.delete ? [] : surplus;
  if (values.json) {
    const uploaded = uploads.map(({ key, kind }) => ({ key, kind }));
    writeJson(stdout, { uploaded, deleted: deletions, same, onlyInBucket: left });
  }
  const verb = isDryRun ? 'to be ' : '';
  tell([
    [
      `${counted(uploads.length, 'file', 'files')} ${verb}uploaded`,
      `${deletions.length} ${verb}deleted`,
      `${same} as they were`,
    ].join(', '),
    ...(left.length > 0
      ? [`${counted(left.length, 'file', 'files')} only in the bucket: --delete removes them`]
      : []),
  ]);
  writeLines(stderr, refused.map(describeRefusal));
  return refused.length > 0 ? 1 : 0;
};

const describeRefusal = (file: string): string =>
  `error: ${describeProblem({
    file,
    fault: 'cannot be read, or is a link that leads out of the content folder',
    remedy: 'Correct its permissions, or put the file itself there',
    severity: 'error',
  })}`;

const lineOf = ({ kind, key }: { readonly kind: string; readonly key: string }): string =>
  `${kind.padEnd(8)} ${key}`;

const concurrency = 8;

type Upload = PushPlan['uploads'][number];

interface UploadOptions extends Pick<Terminal, 'stderr'> {
  readonly onEnd: (file: Upload) => void;
}

/** Uploads one kind after the other: media, then the settings, then the articles. */
const upload = async (
  files: readonly Upload[],
  destination: S3StoreOptions,
  { stderr, onEnd }: UploadOptions,
): Promise<void> => {
  const megabytes = (bytes: number) => (bytes / 1e6).toFixed(1);
  let ended = 0;
  const progress = createProgress(
    (done, seconds) =>
      `${ended} of ${files.length} files  ${megabytes(done)} MB  ${rateOf(done / 1e3, seconds, 'kB')}`,
    stderr,
  );
  progress.expect(files.reduce((sum, { size }) => sum + size, 0));
  const uploadOne = async (file: Upload): Promise<void> => {
    const contentType = mediaTypeOf(file.key) ?? 'application/octet-stream';
    await uploadFile(destination, file, { contentType }, progress.step);
    ended += 1;
    // On a terminal, the lines would overwrite the bar.
    if (!stderr.isTTY) onEnd(file);
  };
  const kindOf = ({ key }: Upload) => key.split('/')[0];
  try {
    for (const kind of new Set(files.map(kindOf))) {
      const together = files.filter((file) => kindOf(file) === kind);
      await pMap(together, uploadOne, { concurrency });
    }
  } finally {
    progress.stop();
  }
};
