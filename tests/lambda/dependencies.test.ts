import { readdir, readFile } from 'node:fs/promises';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const project = fileURLToPath(new URL('../..', import.meta.url));

const packageOf = (specifier: string): string =>
  specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');

it('runs, commands included, where no development dependencies are installed', async () => {
  const { dependencies } = JSON.parse(await readFile(join(project, 'package.json'), 'utf8'));
  const names = await readdir(join(project, 'lambda'), { recursive: true });
  const needed = new Set<string>();
  for (const name of names.filter((each) => /\.[jt]s$/.test(each))) {
    const source = await readFile(join(project, 'lambda', name), 'utf8');
    for (const [, specifier = ''] of source.matchAll(/(?:from |import[ (])'([^'.][^']*)'/g)) {
      if (!isBuiltin(specifier)) needed.add(packageOf(specifier));
    }
  }

  expect([...needed].sort()).toEqual(Object.keys(dependencies).sort());
});
