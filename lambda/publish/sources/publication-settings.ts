import { contentKeys } from '../../contract.ts';
import type { Instant } from '../../core/article.ts';
import type { ConversionContext } from '../../core/convert/convert-article.ts';
import { sha256 } from '../../core/digest.ts';
import type { Problem } from '../../core/problem.ts';
import { memoise } from '../access/memoise.ts';
import { readContent } from '../access/read-content.ts';
import type { Ports, StoredObject } from '../ports.ts';
import { stateKeys } from '../state/keys.ts';
import { type PublisherState, writePublisherState } from '../state/publisher-state.ts';

/** What every article and channel is published with. */
export interface Settings {
  readonly context: ConversionContext;
  /** SHA-256 of all settings. */
  readonly digest: string;
  /** SHA-256 of those that a deployment decides. */
  readonly deployment: string;
  /** Whether no reconciliation has ever ended: then there is no history to keep. */
  readonly first: boolean;
  /** When publication.yaml last changed. Left out without one. */
  readonly changedAt?: Instant;
  /** Of publication.yaml as it is now. */
  readonly problems: readonly Problem[];
  /** The publication.yaml in force. Empty where there has never been one. */
  readonly text: Uint8Array;
}

/** Raise it when the same sources and settings come out differently. A tick then renders everything. */
const renderingVersion = 5;

/** Of all that makes documents come out differently without a change of the content. */
export const deploymentDigest = (baseUrl: string): string =>
  sha256(JSON.stringify([renderingVersion, baseUrl]));

/** publication.yaml as it is now, or why it cannot be read. @throws StorageError */
export const readPublication = ({ content }: Pick<Ports, 'content'>) =>
  readContent(content, contentKeys.publication, 'Keep the settings alone');

/** A run that finds nothing to do needs no parser, so it is loaded with the first use. */
const loadParsing = memoise(() => import('./stored-publication.ts'));

/**
 * Reads publication.yaml. While it has an error or is missing, the last good one stays in force; the
 * state keeps it. The defaults serve only where there has never been one.
 * @param object publication.yaml as it is now, or why it cannot be read
 * @param baseUrl absolute, without a trailing slash
 * @param last what everything was last published with
 * @returns the problems alone if there is an error and no good one to fall back on: then publishing
 * has to wait, since entry ids and addresses depend on it
 */
export const readSettings = async (
  { state }: Pick<Ports, 'state'>,
  object: StoredObject | Problem | undefined,
  baseUrl: string,
  last: PublisherState | undefined,
): Promise<Settings | Pick<Settings, 'problems'>> => {
  const { parseStoredPublication: parse } = await loadParsing();
  const file = contentKeys.publication;
  const current = parse(object, file);
  const isDoubtful = object === undefined || current.publication === undefined;
  const lastGood = isDoubtful ? await state.get(stateKeys.publication) : undefined;
  const fallback = lastGood && parse(lastGood, file).publication;
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
  await writePublisherState(state, { digest, deployment });
};

const missing = (file: string): Problem => {
  const fault = 'is missing; the last good one stays in force';
  return { file, fault, remedy: 'Put it back', severity: 'error' };
};
