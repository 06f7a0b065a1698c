import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { UsageError } from './command-line.ts';

/** Only this machine may connect. */
const host = '127.0.0.1';

/**
 * @param port 0 takes any that is free
 * @returns the port on which the server listens
 * @throws UsageError when another program has the port
 */
export const listen = (server: Server, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = `Port ${port} is in use. Choose another with --port.`;
      reject(error.code === 'EADDRINUSE' ? new UsageError(taken) : error);
    });
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port));
  });
