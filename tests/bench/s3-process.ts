import { startS3Server } from '../support/s3-server.ts';

/** What the process tells first, and whenever it is sent a message. */
export interface ServerAnswer {
  readonly endpoint: string;
  /** In ms, since it began. */
  readonly cpu: number;
}

/*
 * An emulator of S3 with empty buckets `content`, `state` and `site`, in a process of its own, whose argument
 * is the latency in ms.
 */
const server = await startS3Server({ latency: Number(process.argv[2]) });
for (const name of ['content', 'state', 'site']) await server.createBucket(name);

const tell = (): void => {
  const { user, system } = process.cpuUsage();
  process.send?.({ endpoint: server.endpoint, cpu: (user + system) / 1000 } satisfies ServerAnswer);
};
process.on('message', tell);
tell();
