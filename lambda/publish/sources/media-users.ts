import pMap from 'p-map';
import { contentKeys } from '../../contract.ts';
import type { Store } from '../ports.ts';
import type { Change } from '../changes/publish-changes.ts';
import { sourceOfUse, stateKeys } from '../state/keys.ts';

/** Of articles that one run publishes again because their media have changed. */
const most = 100;

/**
 * The sources of the articles that show or link to media that are said to have changed.
 * @returns undefined when there are so many that only a walk through everything can do them all
 */
export const usersOfMedia = async (
  state: Store,
  changes: readonly Change[],
): Promise<readonly Change[] | undefined> => {
  const media = changes.filter(({ key }) => key.startsWith(contentKeys.media));
  const usersOf = async ({ key, time }: Change): Promise<Change[]> => {
    const users: Change[] = [];
    for await (const use of state.list({ prefix: stateKeys.usersOf(key), limit: most + 1 })) {
      users.push({ key: sourceOfUse(use.key), time });
    }
    return users;
  };
  const users = (await pMap(media, usersOf, { concurrency: 16 })).flat();
  return users.length > most ? undefined : users;
};
