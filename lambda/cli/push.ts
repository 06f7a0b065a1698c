import mime from 'mime';
import pMap from 'p-map';
import { uploadFile } from '../stores/s3-upload.ts';
import { openBucket, s3Client } from './buckets.ts';
import { readOptions, UsageError } from './command-line.ts';
import { openContent } from './content-folder.ts';
import { counted } from './counted.ts';
import { writeLines } from './paint.ts';
import { createProgress, rateOf } from './progress.ts';
import { type PushPlan, planPush } from './push/plan-push.ts';

export const usage = `newsstand push --content-bucket NAME [--content DIR] [--delete] [--dry-run]

Brings the content bucket of a deployed stack to what a content folder holds: uploads what differs.

  --content-bucket NAME  the stack's output ContentBucketName
  --content DIR          holds publication.yaml, articles/ and media/ (content)
  --delete               deletes from articles/ and media/ what the folder has not
  --dry-run              only tells what it would do

Credentials and region come from where the AWS tools look for them. Stopped in the middle, it goes on
where it was when called again. Exit code: 0, 2 if the command was not understood, 3 if a file or the
bucket could not be read or written.
`;

const options = {
  'content-bucket': { type: 'string' },
  content: { type: 'string' },
  delete: { type: 'boolean' },
  'dry-run': { type: 'boolean' },
} as const;

export const run = async (words: readonly string[]): Promise<number> => {
  const values = readOptions(words, options);
  const { content: folder = 'content', 'content-bucket': bucket } = values;
  if (!bucket) throw new UsageError('--content-bucket is needed.');
  await openContent(folder);
  const plan = await planPush(folder, openBucket(bucket));
  const deletes = values.delete ? plan.surplus : [];
  if (values['dry-run']) {
    writeLines(process.stdout, [
      ...plan.uploads.map(({ kind, key }) => lineOf(kind, key)),
      ...deletes.map((key) => lineOf('gone', key)),
    ]);
  } else {
    await upload(plan.uploads, bucket);
    await deleteAll(deletes, bucket);
  }
  const done = values['dry-run'] ? 'to be ' : '';
  const left = plan.surplus.length - deletes.length;
  writeLines(process.stdout, [
    [
      `${counted(plan.uploads.length, 'file', 'files')} ${done}uploaded`,
      `${deletes.length} ${done}deleted`,
      `${plan.same} as they were`,
    ].join(', '),
    ...(left > 0
      ? [`${counted(left, 'file', 'files')} only in the bucket: --delete takes them away`]
      : []),
  ]);
  return 0;
};

const lineOf = (kind: string, key: string): string => `${kind.padEnd(8)} ${key}`;

const concurrency = 8;

/** One kind after the other: media, then the settings, then the articles. */
const upload = async (files: PushPlan['uploads'], bucket: string): Promise<void> => {
  const megabytes = (bytes: number) => (bytes / 1e6).toFixed(1);
  let ended = 0;
  const progress = createProgress(
    (done, seconds) =>
      `${ended} of ${files.length} files  ${megabytes(done)} MB  ${rateOf(done / 1e3, seconds, 'kB')}`,
    process.stderr,
  );
  progress.expect(files.reduce((sum, { size }) => sum + size, 0));
  const uploadOne = async ({ key, path, kind }: PushPlan['uploads'][number]): Promise<void> => {
    const contentType = mime.getType(key) ?? 'application/octet-stream';
    await uploadFile({ client: s3Client(), bucket }, { key, path }, { contentType }, (bytes) =>
      progress.step(bytes),
    );
    ended += 1;
    if (!process.stderr.isTTY) writeLines(process.stdout, [lineOf(kind, key)]);
  };
  const kindOf = (key: string) => key.split('/')[0];
  try {
    for (const kind of new Set(files.map(({ key }) => kindOf(key)))) {
      const together = files.filter(({ key }) => kindOf(key) === kind);
      await pMap(together, uploadOne, { concurrency });
    }
  } finally {
    progress.stop();
  }
};

const deleteAll = async (keys: readonly string[], bucket: string): Promise<void> => {
  const store = openBucket(bucket);
  await pMap(keys, (key) => store.delete(key), { concurrency });
  writeLines(
    process.stdout,
    keys.map((key) => lineOf('gone', key)),
  );
};
