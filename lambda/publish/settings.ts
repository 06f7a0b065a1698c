import { contentKeys } from '../contract.ts';
import type { Instant } from '../core/article.ts';
import type { ConversionContext } from '../core/convert/convert-article.ts';
import { sha256 } from '../core/digest.ts';
import type { Problem } from '../core/problem.ts';
import { loadOnce } from './load-once.ts';
import type { Ports, StoredObject } from './ports.ts';
import { readContent } from './read-content.ts';
import { type SettingsRecord, stateKeys, writeJson } from './state.ts';
import type { parseStoredPublication } from './stored-publication.ts';

/** What every article and channel is published with. */
export interface Settings {
  readonly context: ConversionContext;
  /** SHA-256 of it all. */
  readonly digest: string;
  /** SHA-256 of what a deployment settles. */
  readonly deployment: string;
  /** Whether no walk through everything has ever ended: then there is no history to keep. */
  readonly first: boolean;
  /** When publication.yaml last changed; undefined without one. */
  readonly changedAt?: Instant;
  /** Of publication.yaml as it is now. */
  readonly problems: readonly Problem[];
  /** publication.yaml, as it is in force; empty where there has never been one. */
  readonly text: Uint8Array;
}

/** Of what is published from the same settings and sources; to be raised when that changes. */
const renderingVersion = 4;

/** Of what makes documents come out differently though nobody has touched the content. */
export const deploymentDigest = (baseUrl: string): string =>
  sha256(JSON.stringify([renderingVersion, baseUrl]));

/** publication.yaml as it is now, or why it cannot be read. @throws StorageError */
export const readPublication = ({ content }: Pick<Ports, 'content'>) =>
  readContent(content, contentKeys.publication, 'Keep the settings alone');

/** What parses is loaded when it is needed: a run that finds nothing to do needs none of it. */
const loadParsing = loadOnce(() => import('./stored-publication.ts'));

const parse = async (...parameters: Parameters<typeof parseStoredPublication>) =>
  (await loadParsing()).parseStoredPublication(...parameters);

/**
 * Reads publication.yaml. One with an error, or none any more, changes nothing: the last good one,
 * kept in the state, stays in force. The defaults serve only where there has never been one.
 * @param object publication.yaml as it is now, or why it cannot be read
 * @param baseUrl absolute, without a trailing slash
 * @param last the settings that everything was last published with
 * @returns the problems alone if there is an error and no good one to fall back on: then publishing
 * has to wait, since entry ids and addresses depend on it
 */
export const readSettings = async (
  { state }: Pick<Ports, 'state'>,
  object: StoredObject | Problem | undefined,
  baseUrl: string,
  last: SettingsRecord | undefined,
): Promise<Settings | Pick<Settings, 'problems'>> => {
  const file = contentKeys.publication;
  const current = await parse(object, file);
  const isDoubtful = object === undefined || current.publication === undefined;
  const lastGood = isDoubtful ? await state.get(stateKeys.publication) : undefined;
  const fallback = lastGood && (await parse(lastGood, file)).publication;
  const publication = isDoubtful ? (fallback ?? current.publication) : current.publication;
  const isMissing = object === undefined && lastGood !== undefined && lastGood.body.length > 0;
  const problems = isMissing ? [missing(file)] : current.problems;
  if (publication === undefined) return { problems };
  const stored = object && 'body' in object ? object : undefined;
  return {
    context: { publication, baseUrl },
    digest: sha256(JSON.stringify([renderingVersion, baseUrl, publication])),
    deployment: deploymentDigest(baseUrl),
    first: !last?.digest,
    problems,
    text: (stored && !isDoubtful ? stored : lastGood)?.body ?? new Uint8Array(),
    ...(stored ? { changedAt: stored.lastModified.toISOString() } : {}),
  };
};

/** Remembers that everything is published with these settings. */
export const commitSettings = async (
  { state }: Pick<Ports, 'state'>,
  { digest, deployment, text }: Settings,
): Promise<void> => {
  await state.put(stateKeys.publication, text);
  await writeJson(state, stateKeys.settings, { digest, deployment } satisfies SettingsRecord);
};

const missing = (file: string): Problem => {
  const fault = 'is missing; the last good one stays in force';
  return { file, fault, remedy: 'Put it back', severity: 'error' };
};
