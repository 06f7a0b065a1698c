import { stateKeys } from '../../lambda/publish/state/keys.ts';
import type { SourceRecord } from '../../lambda/publish/state/source-record.ts';
import { createNewsroom, dump } from '../support/newsroom.ts';
import { dateOf, makeArticle, publicationFile } from './corpus.ts';

/** The objects that publishing one article leaves in the state of an empty newspaper. */
export interface Alone {
  readonly entry: string;
  readonly record: SourceRecord;
  /** Texts by key. */
  readonly state: Readonly<Record<string, string>>;
}

export interface Press {
  /** publication.yaml */
  readonly publication: string;
  /** The state of the newspaper before its first article. */
  readonly founded: Readonly<Record<string, string>>;
  /** Publishes an article at its date. Call it once for each article. */
  publish(number: number): Promise<Alone>;
}

export const foundation = '1990-01-01T00:00:00.000Z';

/** Publishes articles with the real publisher, each as if it were the only one. */
export const createPress = async (publication: string): Promise<Press> => {
  const newspaper = createNewsroom();
  newspaper.setTime(foundation);
  await newspaper.save(publicationFile.key, publication);
  await newspaper.publish();
  const founded = await dump(newspaper.ports.state);

  const publish = async (number: number): Promise<Alone> => {
    const newsroom = createNewsroom();
    for (const [key, text] of Object.entries(founded)) await newsroom.ports.state.put(key, text);
    newsroom.setTime(dateOf(number));
    await newsroom.save(publicationFile.key, publication);
    const { key, text } = makeArticle(number, 'desks');
    await newsroom.save(key, text);
    await newsroom.publish(key);
    const state = await dump(newsroom.ports.state);
    const record: SourceRecord = JSON.parse(state[stateKeys.record(key)] ?? '{}');
    return { entry: record.current?.entry ?? '', record, state };
  };
  const done = new Map<number, Promise<Alone>>();
  return {
    publication,
    founded,
    publish(number) {
      const known = done.get(number) ?? publish(number);
      done.set(number, known);
      return known;
    },
  };
};
