import { astro } from './astro.ts';
import { eleventy } from './eleventy.ts';
import { hugo } from './hugo.ts';
import { jekyll } from './jekyll.ts';
import type { Peer } from './peer.ts';

export const allPeers: readonly Peer[] = [hugo, eleventy, jekyll, astro];

/** Those that are on this machine, and how to install the others. */
export const installedPeers = async (
  peers: readonly Peer[] = allPeers,
): Promise<{ readonly peers: readonly Peer[]; readonly missing: readonly string[] }> => {
  const present = await Promise.all(peers.map((peer) => peer.isInstalled()));
  return {
    peers: peers.filter((_, index) => present[index]),
    missing: peers
      .filter((_, index) => !present[index])
      .map(({ name, install }) => `${name} (\`${install}\`)`),
  };
};
