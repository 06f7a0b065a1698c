import pMap from 'p-map';
import { contentKeys } from '../../contract.ts';
import { atOnce } from '../access/concurrency.ts';
import type { Store } from '../ports.ts';
import { sourceOfUse, stateKeys } from '../state/keys.ts';
import type { Change } from './content-change.ts';

/** How many articles one run publishes again because their media have changed. */
const mostUsers = 100;

/**
 * The sources of the articles that show or link to the changed media.
 * @returns undefined when there are more than one run can publish: then a reconciliation does it
 */
export const usersOfMedia = async (
  state: Store,
  changes: readonly Change[],
): Promise<readonly Change[] | undefined> => {
  const media = changes.filter(({ key }) => key.startsWith(contentKeys.media));
  const usersOf = async ({ key, time }: Change): Promise<Change[]> => {
    const users: Change[] = [];
    for await (const use of state.list({ prefix: stateKeys.usesOf(key), limit: mostUsers + 1 })) {
      users.push({ key: sourceOfUse(use.key), time });
    }
    return users;
  };
  const users = (await pMap(media, usersOf, atOnce.records)).flat();
  return users.length > mostUsers ? undefined : users;
};
