import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { UsageError } from './command-line.ts';

/** Only this machine may connect. */
const loopback = '127.0.0.1';

/**
 * @param port 0 takes any that is free
 * @param host a name or address of this machine
 * @returns the port on which the server listens
 * @throws UsageError if the port is in use, this user may not open it, or the host is not this machine
 */
export const listen = (server: Server, port: number, host = loopback): Promise<number> =>
  new Promise((resolve, reject) => {
    const faults: Readonly<Record<string, string>> = {
      EADDRINUSE: `Port ${port} is in use. Choose another with --port.`,
      EACCES: `Port ${port} is not open to you. Choose another with --port.`,
      EADDRNOTAVAIL: `--host "${host}" is not an address of this machine.`,
      ENOTFOUND: `--host "${host}" is not a known name.`,
      EAI_AGAIN: `--host "${host}" is not a known name.`,
    };
    server.once('error', (error: NodeJS.ErrnoException) => {
      const fault = faults[error.code ?? ''];
      reject(fault === undefined ? error : new UsageError(fault));
    });
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port));
  });
