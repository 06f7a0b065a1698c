import type { PublishReport } from '../report.ts';

/** Of channels: the site's keys that were written and deleted, and why others were not. */
export type ChannelReport = Pick<PublishReport, 'written' | 'deleted' | 'problems' | 'newest'>;

export const emptyChannelReport: ChannelReport = { written: [], deleted: [], problems: [] };

export const mergeChannelReports = (reports: readonly ChannelReport[]): ChannelReport => ({
  written: reports.flatMap(({ written }) => written),
  deleted: reports.flatMap(({ deleted }) => deleted),
  problems: reports.flatMap(({ problems }) => problems),
  newest: reports.find(({ newest }) => newest !== undefined)?.newest,
});
