import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import type { RunningCommand, Workplace } from '../../support/commands.ts';
import { projectFolder } from './tools.ts';
import { waitFor } from './wait.ts';

interface Fixtures {
  readonly place: Workplace;
  start(name: string, words: readonly string[]): RunningCommand;
}

/**
 * Serves a copy of the sample publication as `npm start` does.
 * @returns its base URL
 */
export const serveSample = async ({ place, start }: Fixtures): Promise<string> => {
  await cp(join(projectFolder, 'content'), place.path('content'), { recursive: true });
  const words = ['--content', place.path('content'), '--out', place.path('out'), '--port', '0'];
  const command = start('serve', words);
  await waitFor('the server', 60, async () => command.stdout().includes('Watching'));
  const baseUrl = /^Front page {2}(\S+)\/$/m.exec(command.stdout())?.[1];
  if (baseUrl === undefined) throw new Error(`no address in:\n${command.stdout()}`);
  return baseUrl;
};
