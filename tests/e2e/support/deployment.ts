import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ListBucketsCommand, S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import type { Emulator } from './emulator.ts';
import { projectFolder } from './tools.ts';

export interface Deployment {
  /** The outputs of the stack. */
  readonly outputs: Readonly<Record<string, string>>;
  readonly s3: S3Client;
  readonly sqs: SQSClient;
  readonly buckets: { readonly content: string; readonly state: string; readonly site: string };
  close(): Promise<void>;
}

/** Bootstraps an empty account and deploys the stack into it, with the project's own commands. */
export const deploy = async ({ endpoint, environment }: Emulator): Promise<Deployment> => {
  const folder = await mkdtemp(join(tmpdir(), 'newsstand-cdk-'));
  const outputsFile = join(folder, 'outputs.json');
  const cdk = (...words: string[]) =>
    runCdk([...words, '--output', join(folder, 'cdk.out')], environment);
  await cdk('bootstrap', 'aws://000000000000/eu-central-1');
  await cdk('deploy', '--require-approval', 'never', '--outputs-file', outputsFile);
  const outputs = JSON.parse(await readFile(outputsFile, 'utf8')).Newsstand;

  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  const s3 = new S3Client({ endpoint, forcePathStyle: true, region: 'eu-central-1', credentials });
  const sqs = new SQSClient({ endpoint, region: 'eu-central-1', credentials });
  const { Buckets = [] } = await s3.send(new ListBucketsCommand());
  const bucket = (part: string): string =>
    Buckets.find(({ Name = '' }) => Name.includes(part))?.Name ?? `there is no ${part}`;
  return {
    outputs,
    s3,
    sqs,
    buckets: {
      content: outputs.ContentBucketName,
      state: bucket('statestore'),
      site: bucket('sitestore'),
    },
    async close() {
      s3.destroy();
      sqs.destroy();
      await rm(folder, { recursive: true, force: true });
    },
  };
};

const runCdk = async (words: readonly string[], env: NodeJS.ProcessEnv): Promise<void> => {
  const child = spawn(join(projectFolder, 'node_modules/.bin/cdk'), words, {
    cwd: projectFolder,
    env: { ...env, CDK_DISABLE_CLI_TELEMETRY: 'true', NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let log = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      log += text;
    });
  }
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`cdk ${words.join(' ')} ended with ${code}:\n${log}`);
};
