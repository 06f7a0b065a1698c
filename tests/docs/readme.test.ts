import { execFile } from 'node:child_process';
import { cp, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect } from 'vitest';
import { it } from '../support/commands.ts';
import { blocksFor } from '../support/shell-blocks.ts';

const project = fileURLToPath(new URL('../..', import.meta.url));
const run = promisify(execFile);

describe('what the README says on a folder', () => {
  it('works as it stands there', { timeout: 120_000 }, async ({ place }) => {
    for (const name of ['package.json', 'lambda', 'node_modules']) {
      await symlink(join(project, name), place.path(name));
    }
    await cp(join(project, 'content'), place.path('content'), { recursive: true });
    const blocks = blocksFor(import.meta.filename);

    expect(blocks).toHaveLength(1);
    for (const { script } of blocks) {
      const { stdout } = await run('bash', ['-ec', script], { cwd: place.path('.') });
      expect(stdout).toContain('articles/2026-09-30-night-ferry-close-to-return.txt');
    }
    expect(await place.read('site/rss.xml')).toContain('<link>https://news.example.org/</link>');
  });
});
