import { once } from 'node:events';
import { chmod, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Tools } from './tools.ts';

/** A move of messages from a dead-letter queue, as the CLI asks for it. */
interface MoveTask {
  readonly SourceArn: string;
}

export interface AwsCli {
  /** The sources of the moves of messages that were asked for. */
  readonly moves: readonly string[];
  close(): Promise<void>;
}

/**
 * Puts an `aws` into a folder that speaks to the emulator as version 2 of the AWS CLI does to AWS. No
 * release that can be installed here has all that our pages use: Debian's has `logs tail`, PyPI's the
 * newer commands. Moving messages is what the emulator has not: what is asked for is answered here.
 */
export const provideAwsCli = async (folder: string, { python }: Tools): Promise<AwsCli> => {
  const moves: string[] = [];
  const server = createServer(async (request, response) => {
    const body = (await request.setEncoding('utf8').toArray()).join('');
    const [, action] = String(request.headers['x-amz-target']).split('.');
    const { SourceArn } = JSON.parse(body) as MoveTask;
    if (action === 'StartMessageMoveTask') moves.push(SourceArn);
    const results = moves.map((source) => ({ SourceArn: source, Status: 'COMPLETED' }));
    response.setHeader('content-type', 'application/x-amz-json-1.0');
    response.end(
      JSON.stringify(
        action === 'ListMessageMoveTasks' ? { Results: results } : { TaskHandle: 'x' },
      ),
    );
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const script = `#!/bin/sh
case "$1 $2" in
  "logs tail") exec /usr/bin/aws --endpoint-url "$AWS_ENDPOINT_URL" "$@" ;;
  "sqs "*-message-move-task*) exec ${python}/aws --endpoint-url http://127.0.0.1:${port} "$@" ;;
  *) exec ${python}/aws --endpoint-url "$AWS_ENDPOINT_URL" "$@" ;;
esac
`;
  const program = join(folder, 'aws');
  await writeFile(program, script);
  await chmod(program, 0o755);
  return {
    moves,
    async close() {
      server.close();
      await once(server, 'close');
    },
  };
};
