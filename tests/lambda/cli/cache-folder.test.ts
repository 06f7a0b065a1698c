import { chmod, mkdir, mkdtemp, realpath, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cacheFolder } from '../../../lambda/cli/cache-folder.js';

let place: string;
let root: string;
let home: string;

beforeEach(async () => {
  place = await realpath(await mkdtemp(join(tmpdir(), 'cache-')));
  [root, home] = [join(place, 'checkout'), join(place, 'home')];
  await mkdir(root);
  await mkdir(home);
});
afterEach(() => rm(place, { recursive: true, force: true }));

describe('the cache of programs', () => {
  it('is in the checkout, and closed to other users', async () => {
    const folder = cacheFolder(root, { HOME: home });

    expect(folder).toBe(join(root, '.cache/newsstand'));
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
  });

  it('is not one into which other users can write', async () => {
    await mkdir(join(root, '.cache/newsstand'), { recursive: true });
    await chmod(join(root, '.cache/newsstand'), 0o777);

    expect(cacheFolder(root, { HOME: home })).toBe(join(home, '.cache/newsstand'));
  });

  it('is not a link, nor a file', async () => {
    await mkdir(join(root, '.cache'));
    await symlink(home, join(root, '.cache/newsstand'));
    await mkdir(join(place, 'xdg'));

    expect(cacheFolder(root, { XDG_CACHE_HOME: join(place, 'xdg') })).toBe(
      join(place, 'xdg/newsstand'),
    );
  });

  it('is a new folder where none can be written', async () => {
    await writeFile(join(place, 'file'), '');
    const nowhere = join(place, 'file/below');
    const folder = cacheFolder(nowhere, { HOME: nowhere });

    expect(folder.startsWith(join(tmpdir(), 'newsstand-'))).toBe(true);
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
    await rm(folder, { recursive: true });
  });
});
