import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type HostName, hosts } from '../../../../lambda/local/hosting/host-files.ts';
import { settleHostFile } from '../../../../lambda/local/hosting/settle-host-file.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'newsstand-host-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe.each(Object.keys(hosts) as HostName[])('the file of %s', (host) => {
  const path = () => join(folder, hosts[host].file);
  const read = () => readFile(path(), 'utf8');

  it('is written, and again after the site has moved', async () => {
    expect(await settleHostFile(folder, host, '/')).toBe(true);
    const first = await read();
    expect(await settleHostFile(folder, host, '/')).toBe(true);
    expect(await read()).toBe(first);

    expect(await settleHostFile(folder, host, '/news/')).toBe(true);
    expect(await read()).toContain('/news/media/');
  });

  it('stays if a person has written it', async () => {
    await writeFile(path(), '# mine\n');

    expect(await settleHostFile(folder, host, '/')).toBe(false);
    expect(await read()).toBe('# mine\n');
  });

  it('stays if a person has edited it', async () => {
    await settleHostFile(folder, host, '/');
    const edited = (await read()).replace('nosniff', 'edited');
    await writeFile(path(), edited);

    expect(await settleHostFile(folder, host, '/news/')).toBe(false);
    expect(await read()).toBe(edited);
  });
});
