import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface RecordingProxy {
  readonly address: string;
  /** `GET /rss.xml 304`, in the order of the answers. */
  readonly answers: string[];
  close(): void;
}

/** Passes every request on as it is, and keeps the status of the answer. */
export const startRecordingProxy = async (target: string): Promise<RecordingProxy> => {
  const answers: string[] = [];
  const server = createServer((incoming, outgoing) => {
    const { method = '', url = '', headers } = incoming;
    const onward = request(new URL(url, target), { method, headers }, (answer) => {
      answers.push(`${method} ${url} ${answer.statusCode}`);
      outgoing.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
      answer.pipe(outgoing);
    });
    onward.on('error', (error) => outgoing.destroy(error));
    incoming.pipe(onward);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://localhost:${port}`,
    answers,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
};
