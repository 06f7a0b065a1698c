import pMap from 'p-map';
import { cacheControl } from '../../contract.ts';
import type { Problem } from '../../core/problem.ts';
import { atOnce } from '../access/concurrency.ts';
import { memoise } from '../access/memoise.ts';
import { unreadable } from '../access/read-content.ts';
import { ObjectTooLargeError, UnreadableObjectError } from '../errors.ts';
import type { PublishReport, SourceReport } from '../report.ts';
import type { RunContext } from '../run-context.ts';
import { stateKeys } from '../state/keys.ts';

interface MediaReport extends Pick<PublishReport, 'written' | 'deleted'> {
  /** Media that cannot be published. */
  readonly rejected: readonly SourceReport[];
}

/** The table of all media types is large, so it is loaded with the first use. */
const loadTypes = memoise(() => import('../../core/media-type.ts'));

/** Copies media to the site under their own keys, and deletes those that are gone. One that cannot be read is tried again. */
export const publishMedia = async (
  { ports: { copyMedia, site, state }, now }: Pick<RunContext, 'ports' | 'now'>,
  keys: readonly string[],
): Promise<MediaReport> => {
  const written: string[] = [];
  const deleted: string[] = [];
  const rejected: SourceReport[] = [];
  const copy = async (key: string): Promise<void> => {
    const { mediaTypeOf } = await loadTypes();
    const contentType = mediaTypeOf(key) ?? 'application/octet-stream';
    if (await copyMedia(key, { contentType, cacheControl: cacheControl.media })) {
      written.push(key);
    } else {
      await site.delete(key);
      deleted.push(key);
    }
  };
  const copyOrReject = (key: string): Promise<void> =>
    copy(key).catch(async (error: unknown) => {
      if (error instanceof UnreadableObjectError) {
        rejected.push(rejectedFor(unreadable(error)));
        await state.put(stateKeys.retry(now, key), key);
      } else if (error instanceof ObjectTooLargeError) rejected.push(rejectedFor(tooLarge(error)));
      else throw error;
    });
  await pMap(keys.filter(isMediaFile), copyOrReject, atOnce.media);
  return { written: written.sort(), deleted: deleted.sort(), rejected };
};

const tooLarge = ({ key, size, maxBytes }: ObjectTooLargeError): Problem => {
  const fault = `has ${size} bytes, more than the ${maxBytes} that can be published`;
  const remedy = 'Make it smaller, or put it elsewhere and link to it';
  return { file: key, fault, remedy, severity: 'error' };
};

/** The object in the site under its key stays. */
const rejectedFor = (problem: Problem): SourceReport => ({
  source: problem.file,
  outcome: { kind: 'rejected', stale: false },
  problems: [problem],
  removed: [],
});

const isMediaFile = (key: string): boolean =>
  !key.endsWith('/') && !key.split('/').some((name) => name.startsWith('.'));
