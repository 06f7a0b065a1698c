import { createServer, type Server } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { listen } from '../../../lambda/cli/listen.ts';

const servers: Server[] = [];
const newServer = (): Server => {
  const server = createServer();
  servers.push(server);
  return server;
};
afterEach(async () => {
  for (const server of servers.splice(0)) {
    await new Promise((resolve) => server.close(resolve));
  }
});

describe('listening', () => {
  it('takes a free port for port 0, and lets only this machine connect', async () => {
    const server = newServer();

    const port = await listen(server, 0);

    expect(server.address()).toMatchObject({ address: '127.0.0.1', port });
    expect(port).toBeGreaterThan(0);
  });

  it('tells what to do about a port that is in use', async () => {
    const port = await listen(newServer(), 0);

    await expect(listen(newServer(), port)).rejects.toMatchObject({
      name: 'UsageError',
      message: `Port ${port} is in use. Choose another with --port.`,
    });
  });

  it('takes the address that the user chose', async () => {
    const server = newServer();

    await listen(server, 0, '0.0.0.0');

    expect(server.address()).toMatchObject({ address: '0.0.0.0' });
  });

  it('refuses an address of another machine', async () => {
    await expect(listen(newServer(), 0, '192.0.2.1')).rejects.toMatchObject({
      name: 'UsageError',
      message: '--host "192.0.2.1" is not an address of this machine.',
    });
  });

  it('tells what to do about a port that is not for this user', async () => {
    const server = newServer();
    const listening = listen(server, 0);
    // Who runs the tests may be allowed every port.
    server.emit('error', Object.assign(new Error('permission denied'), { code: 'EACCES' }));

    await expect(listening).rejects.toMatchObject({
      name: 'UsageError',
      message: 'Port 0 is not open to you. Choose another with --port.',
    });
  });
});
