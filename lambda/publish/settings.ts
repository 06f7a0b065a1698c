import { contentKeys } from '../contract.ts';
import type { Instant } from '../core/article.ts';
import type { ConversionContext } from '../core/convert/convert-article.ts';
import { decodeText } from '../core/convert/decode.ts';
import { sha256 } from '../core/digest.ts';
import type { Problem } from '../core/problem.ts';
import { parsePublication } from '../core/publication.ts';
import type { Ports, StoredObject } from './ports.ts';
import { type SettingsRecord, stateKeys, writeJson } from './state.ts';

/** What every article and channel is published with. */
export interface Settings {
  readonly context: ConversionContext;
  /** SHA-256 of it all. */
  readonly digest: string;
  /** Whether anything may be published with other settings still. */
  readonly changed: boolean;
  /** Whether no run over everything has ever ended: then there is no history to keep. */
  readonly first: boolean;
  /** When publication.yaml last changed; undefined without one. */
  readonly changedAt?: Instant;
  /** Of publication.yaml as it is now. */
  readonly problems: readonly Problem[];
}

const parse = (
  object: StoredObject | undefined,
  file: string,
): ReturnType<typeof parsePublication> => {
  if (object === undefined) return parsePublication(undefined, file);
  const decoded = decodeText(object.body);
  if ('text' in decoded) return parsePublication(decoded.text, file);
  const remedy = 'Save it as UTF-8 text';
  return { problems: [{ file, fault: decoded.fault, remedy, severity: 'error' }] };
};

/**
 * Reads publication.yaml. One with an error, or none any more, changes nothing: the last good one,
 * kept in the state, stays in force. The defaults serve only where there has never been one.
 * @returns the problems alone if there is an error and no good one to fall back on: then publishing
 * has to wait, since entry ids and addresses depend on it
 * @param baseUrl absolute, without a trailing slash
 * @param last the settings that everything was last published with
 */
export const readSettings = async (
  { content, state }: Pick<Ports, 'content' | 'state'>,
  baseUrl: string,
  last: SettingsRecord | undefined,
): Promise<Settings | Pick<Settings, 'problems'>> => {
  const file = contentKeys.publication;
  const [object, lastGood] = await Promise.all([
    content.get(file),
    state.get(stateKeys.publication),
  ]);
  const current = object || !lastGood ? parse(object, file) : missing(file);
  const publication = current.publication ?? (lastGood && parse(lastGood, file).publication);
  if (publication === undefined) return { problems: current.problems };
  const digest = sha256(JSON.stringify([baseUrl, publication]));
  return {
    context: { publication, baseUrl },
    digest,
    changed: last?.digest !== digest,
    first: last === undefined,
    problems: current.problems,
    ...(object ? { changedAt: object.lastModified.toISOString() } : {}),
  };
};

const missing = (file: string): ReturnType<typeof parsePublication> => {
  const fault = 'is missing; the last good one stays in force';
  return { problems: [{ file, fault, remedy: 'Put it back', severity: 'error' }] };
};

/** Remembers that everything is published with these settings. */
export const commitSettings = async (
  { content, state }: Pick<Ports, 'content' | 'state'>,
  { digest, problems }: Settings,
): Promise<void> => {
  const isGood = !problems.some(({ severity }) => severity === 'error');
  const good = isGood ? await content.get(contentKeys.publication) : undefined;
  if (good) await state.put(stateKeys.publication, good.body);
  await writeJson(state, stateKeys.settings, { digest } satisfies SettingsRecord);
};
