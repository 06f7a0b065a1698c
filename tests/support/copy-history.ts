import type { Store } from '../../lambda/publish/ports.ts';
import type { ChannelRecord } from '../../lambda/publish/state/channel-record.ts';
import type { Claim } from '../../lambda/publish/state/claim.ts';
import type { SourceRecord } from '../../lambda/publish/state/source-record.ts';
import { dump } from './newsroom.ts';

/**
 * What only history knows: when a source was first seen, when an article and a channel last changed,
 * the last good publication.yaml, and the places in the log.
 */
export const copyHistory = async (from: Store, to: Store): Promise<void> => {
  for (const [key, text] of Object.entries(await dump(from))) {
    const kept = historyIn(key, text);
    if (kept !== undefined) await to.put(key, kept);
  }
};

const historyIn = (key: string, text: string): string | undefined => {
  if (key.startsWith('log/') || key === 'publication.yaml') return text;
  const value: unknown = JSON.parse(
    text === '' || !key.match(/^(records|claims|channels)\//) ? 'null' : text,
  );
  if (key.startsWith('records/')) {
    const { source, firstSeen, digest, updated } = value as SourceRecord;
    const history = { source, firstSeen, digest, updated };
    return JSON.stringify({
      ...history,
      etag: '',
      settings: '',
      live: false,
      pendingVersions: [],
      pendingClaims: [],
    });
  }
  if (key.startsWith('claims/entries/')) {
    const { place } = value as Claim;
    return place === undefined ? undefined : JSON.stringify({ claimants: [], place });
  }
  if (key.startsWith('channels/')) {
    const { channel, updated, digest } = value as ChannelRecord;
    return JSON.stringify({ channel, updated, digest, documents: {} });
  }
  return undefined;
};
