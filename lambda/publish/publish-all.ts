import { contentKeys } from '../contract.ts';
import { frontPage } from '../core/channel.ts';
import type { Store } from './ports.ts';
import { isArticleKey, publishChanges, publishChannels } from './publish.ts';
import { emptyReport, mergeReports, type PublishReport } from './report.ts';
import type { RunContext } from './run-context.ts';
import { commitSettings } from './settings.ts';
import { type ChannelRecord, readJson, stateKeys } from './state.ts';

/** How many sources are taken through to their end before the next are begun. */
const chunkSize = 500;

/**
 * Publishes all of the content, takes back what is no longer in it, and remembers the settings. What
 * is already as it should be costs two reads; an interrupted run goes on where it stopped. Empty
 * content counts as content still to come.
 */
export const publishAll = async (run: RunContext): Promise<PublishReport> => {
  const { ports, settings, now } = run;
  const keys = new Set<string>();
  for await (const { key } of ports.content.list({ prefix: contentKeys.articles })) {
    if (isArticleKey(key)) keys.add(key);
  }
  for await (const { key } of ports.content.list({ prefix: contentKeys.media })) keys.add(key);
  for await (const { key } of ports.state.list({ prefix: stateKeys.records })) {
    keys.add(key.slice(stateKeys.records.length));
  }
  const sorted = [...keys].sort();
  const reports: PublishReport[] = [];
  for (let start = 0; start < sorted.length; start += chunkSize) {
    const changes = sorted.slice(start, start + chunkSize).map((key) => ({ key, time: now }));
    reports.push(await publishChanges(run, changes));
  }
  if (sorted.length === 0 && settings.changedAt === undefined) return mergeReports(reports);
  if (settings.changed || run.force) reports.push(await publishKnownChannels(run));
  await commitSettings(ports, settings);
  return mergeReports(reports);
};

/** Channels that no article touched any more still carry the publication's title and language. */
const publishKnownChannels = async (run: RunContext): Promise<PublishReport> => {
  const known = await channelsIn(run.ports.state);
  const changedAt = run.settings.changedAt ?? run.now;
  const touched = known.map((channel) => ({ channel, changedAt }));
  return { ...emptyReport, written: await publishChannels(run, touched) };
};

const channelsIn = async (state: Store) => {
  const channels = [frontPage];
  for await (const { key } of state.list({ prefix: stateKeys.channels })) {
    const record = await readJson<ChannelRecord>(state, key);
    if (record && record.channel.path !== frontPage.path) channels.push(record.channel);
  }
  return channels;
};
