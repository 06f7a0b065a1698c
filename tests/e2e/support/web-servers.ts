import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { HostName } from '../../../lambda/local/hosting/host-files.ts';
import type { Workplace } from '../../support/commands.ts';
import { waitFor } from './wait.ts';

interface WebServer {
  readonly command: string;
  readonly words: (configuration: string) => readonly string[];
  /** @param hasFile whether the server reads the file of its host */
  readonly configure: (folders: Folders, port: number, hasFile: boolean) => string;
}

interface Folders {
  readonly site: string;
  /** For files of the server itself. */
  readonly own: string;
}

const apacheModules = ['mpm_event', 'authz_core', 'mime', 'dir', 'headers'];

/** As Debian installs them. */
const webServers: Partial<Record<HostName, WebServer>> = {
  apache: {
    command: '/usr/sbin/apache2',
    words: (configuration) => ['-D', 'FOREGROUND', '-f', configuration],
    configure: ({ site, own }, port, hasFile) =>
      [
        ...apacheModules.map(
          (name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`,
        ),
        'ServerName localhost',
        'User nobody',
        'Group nogroup',
        `Listen 127.0.0.1:${port}`,
        `PidFile ${own}/pid`,
        `DefaultRuntimeDir ${own}`,
        `ErrorLog ${own}/errors`,
        'TypesConfig /etc/mime.types',
        `DocumentRoot ${site}`,
        `<Directory ${site}>`,
        `AllowOverride ${hasFile ? 'All' : 'None'}`,
        'Require all granted',
        '</Directory>',
        '',
      ].join('\n'),
  },
  nginx: {
    command: '/usr/sbin/nginx',
    words: (configuration) => ['-c', configuration, '-g', 'daemon off;'],
    configure: ({ site, own }, port, hasFile) => `
      pid ${own}/pid;
      error_log ${own}/errors;
      events { }
      http {
        include /etc/nginx/mime.types;
        access_log off;
        ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${own}/${name};`).join(' ')}
        server {
          listen 127.0.0.1:${port};
          root ${site};
          ${hasFile ? `include ${site}/nginx.conf;` : ''}
        }
      }`,
  },
};

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : 0;
};

/** Serves a folder of the workplace with a web server of the machine, until `stop` is called. */
export const startWebServer = async (
  host: HostName,
  place: Workplace,
  hasFile: boolean,
): Promise<{ readonly baseUrl: string; stop(): Promise<void> }> => {
  const server = webServers[host];
  if (server === undefined) throw new Error(`no web server is known for ${host}`);
  const own = place.path(`${host}-${hasFile}`);
  await mkdir(own, { recursive: true });
  // The server may give up its rights.
  for (const folder of [place.path('.'), place.path('site')]) await chmod(folder, 0o755);
  const port = await freePort();
  const configuration = join(own, 'server.conf');
  const folders = { site: place.path('site'), own };
  await writeFile(configuration, server.configure(folders, port, hasFile));
  const child: ChildProcess = spawn(server.command, [...server.words(configuration)], {
    stdio: 'inherit',
  });
  const ended = once(child, 'exit');
  const baseUrl = `http://127.0.0.1:${port}`;
  await waitFor(host, 20, () => fetch(baseUrl).catch(() => undefined));
  return {
    baseUrl,
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
};
