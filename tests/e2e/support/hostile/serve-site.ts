import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createSiteServer } from '../../../../lambda/local/http-server.ts';
import type { Store } from '../../../../lambda/publish/ports.ts';

export interface Served {
  /** Without a slash at its end. */
  readonly address: string;
  close(): void;
}

const policy = 'content-security-policy';

/**
 * Serves a site as CloudFront does, and an empty page of its own at `/empty`.
 * @param hasPolicy whether its documents come with the content security policy
 */
export const serveSite = async (site: Store, hasPolicy: boolean): Promise<Served> => {
  const server = createSiteServer({
    site,
    onError: (error) => {
      throw error;
    },
  });
  const answers = server.listeners('request');
  server.removeAllListeners('request');
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    if (request.url === '/empty') {
      response.setHeader('content-type', 'text/html').end('<!doctype html><body>');
      return;
    }
    if (!hasPolicy) withoutPolicy(response);
    for (const answer of answers) answer.call(server, request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
};

const withoutPolicy = (response: ServerResponse): void => {
  const writeHead = response.writeHead.bind(response) as (
    status: number,
    headers: OutgoingHttpHeaders,
  ) => ServerResponse;
  response.writeHead = ((status: number, { [policy]: _, ...headers }: OutgoingHttpHeaders) =>
    writeHead(status, headers)) as typeof response.writeHead;
};
