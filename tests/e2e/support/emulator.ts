import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import type { Tools } from './tools.ts';
import { waitFor } from './wait.ts';

export interface Emulator {
  readonly endpoint: string;
  /** For whatever is to take the emulator for AWS. */
  readonly environment: NodeJS.ProcessEnv;
  /** The ids of the processes in which functions of Node run. */
  functionProcesses(): Promise<number[]>;
  /** What it has written to its log. */
  log(): string;
  stop(): Promise<void>;
}

/** An emulator of AWS in a process of its own, on a free port, that forgets everything when it stops. */
export const startEmulator = async ({ python, node }: Tools): Promise<Emulator> => {
  const port = await freePort();
  const folder = await mkdtemp(join(tmpdir(), 'newsstand-e2e-'));
  const endpoint = `http://localhost:${port}`;
  const environment = {
    ...process.env,
    PATH: [node, python, process.env.PATH].join(delimiter),
    AWS_ENDPOINT_URL: endpoint,
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_REGION: 'eu-central-1',
    AWS_DEFAULT_REGION: 'eu-central-1',
    AWS_EC2_METADATA_DISABLED: 'true',
  };
  const emulator = spawn(join(python, 'ministack'), {
    env: {
      ...environment,
      ...{ GATEWAY_PORT: String(port), LAMBDA_EXECUTOR: 'local', SFTP_ENABLED: '0' },
      ...{ TMPDIR: folder, STATE_DIR: join(folder, 'state') },
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own: its functions go when it goes.
    detached: true,
  });
  let log = '';
  for (const stream of [emulator.stdout, emulator.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      log += text;
    });
  }
  const stop = async (): Promise<void> => {
    await endGroup(emulator);
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    await waitFor('the emulator to answer', 60, async () => {
      if (emulator.exitCode !== null) throw new Error(`the emulator has ended:\n${log}`);
      return (await fetch(`${endpoint}/_ministack/health`).catch(() => undefined))?.ok;
    });
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    endpoint,
    environment,
    functionProcesses: () => descendants(emulator.pid ?? 0, 'node'),
    log: () => log,
    stop,
  };
};

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string')
    throw new TypeError('the server has no port');
  return address.port;
};

const endGroup = async (process_: ChildProcess): Promise<void> => {
  if (process_.exitCode !== null || process_.pid === undefined) return;
  const ended = once(process_, 'exit');
  process.kill(-process_.pid, 'SIGTERM');
  const late = setTimeout(() => process.kill(-(process_.pid ?? 0), 'SIGKILL'), 10_000);
  await ended;
  clearTimeout(late);
};

/** Processes of the given name that a process has started, as Linux tells it (proc(5)). */
const descendants = async (root: number, name: string): Promise<number[]> => {
  const ids = (await readdir('/proc')).filter((entry) => /^\d+$/.test(entry));
  const stats = await Promise.all(
    ids.map((id) => readFile(`/proc/${id}/stat`, 'utf8').catch(() => '')),
  );
  const processes = stats.flatMap((stat) => {
    const [, id, command, parent] = /^(\d+) \((.*)\) \S (\d+) /s.exec(stat) ?? [];
    return id === undefined ? [] : [{ id: Number(id), command, parent: Number(parent) }];
  });
  const below = (parent: number): typeof processes =>
    processes
      .filter((process) => process.parent === parent)
      .flatMap((child) => [child, ...below(child.id)]);
  return below(root)
    .filter(({ command }) => command === name || command === 'MainThread')
    .map(({ id }) => id);
};
