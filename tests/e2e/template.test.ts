import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { installTools, projectFolder, run } from './support/tools.ts';

it('is a template in which cfn-lint finds nothing', async () => {
  const { python } = await installTools();
  const folder = await mkdtemp(join(tmpdir(), 'newsstand-template-'));
  try {
    const cdk = join(projectFolder, 'node_modules/.bin/cdk');
    await run(cdk, ['synth', '--quiet', '--output', folder], { cwd: projectFolder });
    const template = join(folder, 'Newsstand.template.json');
    // CDK writes dependencies out even where they follow from a reference.
    const words = [template, '--regions', 'eu-central-1', '--ignore-checks', 'W3005'];
    const { stdout } = await run(join(python, 'cfn-lint'), words).catch((failure) => failure);

    expect(stdout).toBe('');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
