import {
  Agent,
  createServer,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  request,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { etagOf } from '../../lambda/stores/etag.ts';

/** Faults of S3 or of the connection. After the last three, the request has taken effect. */
export const faults = [
  'slow down',
  'internal error',
  'request timeout',
  'operation aborted',
  'conditional conflict',
  'error in a 200',
  'reset',
  'hang',
  'lost answer',
  'cut body',
  'stalled body',
] as const;

/** Answers with status 200 that are not true. No client can tell the first from success. */
type Lie = 'no effect' | 'no etag' | 'short body' | 'short list';

export type Fault = (typeof faults)[number] | Lie;

/** What the publisher asks of S3. */
export const operations = ['get', 'list', 'put', 'delete', 'copy'] as const;

export interface ProxiedRequest {
  readonly operation: (typeof operations)[number] | 'begin upload' | 'upload part' | 'end upload';
  /** Decoded, with the bucket: `/site/rss.xml`. */
  readonly path: string;
  /** From 1, as the client counts. */
  readonly attempt: number;
}

export interface FaultyS3 {
  readonly endpoint: string;
  /** Requests since the behaviour was last set. */
  readonly requests: readonly ProxiedRequest[];
  /** Sets the fault of each request from now on; undefined passes the request on. */
  behave(decide: (request: ProxiedRequest) => Fault | undefined): void;
  close(): Promise<void>;
}

/** A proxy before an S3 server, on a free port of the loopback interface. */
export const startFaultyS3 = async (target: string): Promise<FaultyS3> => {
  let requests: ProxiedRequest[] = [];
  let decide: (request: ProxiedRequest) => Fault | undefined = () => undefined;
  const agent = new Agent({ keepAlive: true });

  const server = createServer(async (incoming, outgoing) => {
    const body = await collect(incoming);
    const proxied = describe(incoming);
    requests.push(proxied);
    const fault = decide(proxied);
    const isUntouched =
      fault !== undefined &&
      !['lost answer', 'cut body', 'stalled body', 'short body', 'short list'].includes(fault);
    if (fault === 'no effect' || fault === 'no etag')
      return pretend(outgoing, fault, proxied, body);
    if (isUntouched) return refuse(outgoing, fault);
    const answer = await forward(target, agent, incoming, body);
    if (fault === 'short body' || fault === 'short list')
      return send(outgoing, shorten(fault, answer));
    if (fault) return breakOff(outgoing, fault, answer);
    send(outgoing, answer);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    get requests() {
      return requests;
    },
    behave(next) {
      requests = [];
      decide = next;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
        agent.destroy();
      }),
  };
};

interface Answer {
  readonly status: number;
  readonly headers: OutgoingHttpHeaders;
  readonly body: Buffer;
}

const describe = ({ method, url = '', headers }: IncomingMessage): ProxiedRequest => {
  const { pathname, searchParams } = new URL(url, 'http://s3');
  const named = method?.toLowerCase() as 'get' | 'put' | 'delete';
  const isCopy = headers['x-amz-copy-source'] !== undefined;
  const ofUpload =
    (searchParams.has('uploads') && 'begin upload') ||
    (searchParams.has('partNumber') && 'upload part') ||
    (method === 'POST' && 'end upload');
  return {
    operation: ofUpload || (isCopy ? 'copy' : searchParams.has('list-type') ? 'list' : named),
    path: decodeURIComponent(pathname),
    attempt: Number(/attempt=(\d+)/.exec(String(headers['amz-sdk-request']))?.[1]),
  };
};

const forward = (
  target: string,
  agent: Agent,
  { method, url, headers }: IncomingMessage,
  body: Buffer,
): Promise<Answer> =>
  new Promise((resolve, reject) => {
    request(new URL(url ?? '', target), { method, headers, agent }, async (response) => {
      const { statusCode = 0, headers } = response;
      resolve({ status: statusCode, headers, body: await collect(response) });
    })
      .on('error', reject)
      .end(body);
  });

const refuse = (outgoing: ServerResponse, fault: Fault): void => {
  if (fault === 'hang') return;
  if (fault === 'reset') {
    outgoing.socket?.resetAndDestroy();
    return;
  }
  const [status, code] = {
    'slow down': [503, 'SlowDown'] as const,
    'request timeout': [400, 'RequestTimeout'] as const,
    'operation aborted': [409, 'OperationAborted'] as const,
    'conditional conflict': [409, 'ConditionalRequestConflict'] as const,
    'error in a 200': [200, 'InternalError'] as const,
  }[fault as string] ?? [500, 'InternalError'];
  outgoing
    .writeHead(status, { 'content-type': 'application/xml' })
    .end(`<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code></Error>`);
};

const send = (outgoing: ServerResponse, { status, headers, body }: Answer): void => {
  outgoing.writeHead(status, headers).end(body);
};

/** Answers as S3 does after a write, without one. */
const pretend = (
  outgoing: ServerResponse,
  fault: 'no effect' | 'no etag',
  { operation }: ProxiedRequest,
  body: Buffer,
): void => {
  const etag = fault === 'no effect' ? etagOf(body) : undefined;
  if (operation === 'delete') {
    send(outgoing, { status: 204, headers: {}, body: nothing });
    return;
  }
  if (operation === 'put' || operation === 'upload part') {
    send(outgoing, { status: 200, headers: etag ? { etag } : {}, body: nothing });
    return;
  }
  const root = operation === 'copy' ? 'CopyObjectResult' : 'CompleteMultipartUploadResult';
  const told = etag ? `<ETag>${etag}</ETag>` : '';
  const xml = `<?xml version="1.0" encoding="UTF-8"?>\n<${root}>${told}</${root}>`;
  const headers = { 'content-type': 'application/xml' };
  send(outgoing, { status: 200, headers, body: Buffer.from(xml) });
};

const nothing = Buffer.alloc(0);

/** Half of a body, or every other key of a listing, as if that were all. */
const shorten = (fault: 'short body' | 'short list', { headers, ...answer }: Answer): Answer => {
  const body =
    fault === 'short body'
      ? answer.body.subarray(0, answer.body.length / 2)
      : Buffer.from(
          answer.body
            .toString()
            .replaceAll(/(<Contents>.*?<\/Contents>)<Contents>.*?<\/Contents>/gs, '$1'),
        );
  return { ...answer, headers: { ...headers, 'content-length': body.length }, body };
};

/** Half of a short body may be empty. */
const breakOff = (outgoing: ServerResponse, fault: Fault, answer: Answer): void => {
  if (fault === 'lost answer' || answer.body.length === 0) {
    outgoing.destroy();
    return;
  }
  outgoing.writeHead(answer.status, { ...answer.headers, 'content-length': answer.body.length });
  outgoing.flushHeaders();
  outgoing.write(answer.body.subarray(0, answer.body.length / 2), () => {
    if (fault === 'cut body') outgoing.destroy();
  });
};

const collect = async (stream: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
};
