import { type BuildOptions, buildSite } from '../../local/build-site.ts';
import type { Ports } from '../../publish/ports.ts';
import type { PublishReport } from '../../publish/report.ts';

/** Publishes into private stores. Media are read, but not copied. */
export const publishUnseen = (
  { content, site, state }: Pick<Ports, 'content' | 'site' | 'state'>,
  options: BuildOptions,
): Promise<PublishReport> => {
  const copyMedia = async (key: string) => (await content.getStart(key, 1)) !== undefined;
  return buildSite({ content, site, state, copyMedia }, options);
};
