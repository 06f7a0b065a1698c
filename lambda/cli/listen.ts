import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { UsageError } from './command-line.ts';

const faults: Readonly<Record<string, string>> = {
  EADDRINUSE: 'is in use',
  EACCES: 'is not open to you',
};

/** Only this machine may connect. */
const host = '127.0.0.1';

/**
 * @param port 0 takes any that is free
 * @returns the port on which the server listens
 * @throws UsageError if the port is in use, or this user may not open it
 */
export const listen = (server: Server, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const fault = faults[error.code ?? ''];
      const told = `Port ${port} ${fault}. Choose another with --port.`;
      reject(fault === undefined ? error : new UsageError(told));
    });
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port));
  });
