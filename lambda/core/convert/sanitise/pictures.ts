import { DomUtils } from 'htmlparser2';
import { isBlank } from '../../text.ts';
import { type Element, elementsOf, type Node, type Resolve, type Tree } from './html-tree.ts';

/** Where scripts that load pictures late keep the address, and the candidates for each width. */
const lateSources = ['data-src', 'data-lazy-src', 'data-original', 'data-lazy', 'data-url'];
const lateSets = ['data-srcset', 'data-lazy-srcset'];

const placeholder =
  /(?<![\w-])(?=[\w-]*?(?:placeholder|blank|spacer|transparent|pixel|1x1|grey|loading|lazy))[\w-]+\.(?:gif|png|svg)/i;

/** What shows nothing, unless a script puts a picture in its place. */
const spacer =
  /(?:^|\/)(?:spacer|blank|transparent|clear|1x1|pixel)[\w-]*\.(?:gif|png|svg)(?:\?|$)/i;

/** Addresses that count readers. */
const tracker =
  /\/\/(?:[^/]*\.)?(?:doubleclick\.net|google-analytics\.com|scorecardresearch\.com|quantserve\.com|pixel\.wp\.com|stats\.wordpress\.com|vgwort\.de|imrworldwide\.com|chartbeat\.(?:com|net)|feedsportal\.com)\/|\/\/(?:www\.)?facebook\.com\/tr\b|\/\/feeds\.feedburner\.com\/~|\/(?:tracking|track|counter|count|beacon|pixel|impression)(?:\.(?:gif|png|php)|[/?])/i;

/** What a picture element holds; its image takes the first candidates if it has none. */
export const handOver = (picture: Element): readonly Node[] => {
  const isNamed = (name: string) => (element: Element) => element.name === name;
  const image = DomUtils.findOne(isNamed('img'), picture.children);
  const source = DomUtils.findOne(isNamed('source'), picture.children);
  if (image && source && !image.attribs['data-srcset']) {
    const candidates = source.attribs['data-srcset'];
    if (candidates) image.attribs['data-srcset'] = candidates;
  }
  return picture.children;
};

/**
 * Gives each picture its real address, absolute, and takes it from those that have none, that only
 * count readers, or that stand there twice, as the twin for readers without scripts does.
 */
export const fixPictures = (tree: Tree, resolve: Resolve): void => {
  const images = elementsOf(tree, new Set(['img']));
  for (const image of images) fix(image, resolve);
  if (images.length > 1) silenceTwins(tree);
};

const fix = (image: Element, resolve: Resolve): void => {
  const { attribs } = image;
  const isPlaceholder = !attribs.src || placeholder.test(attribs.src);
  const late = isPlaceholder ? firstOf(attribs, lateSources) : undefined;
  const set = firstOf(attribs, lateSets) ?? attribs.srcset ?? '';
  const source = late ?? (isPlaceholder ? candidatesOf(set, resolve).at(-1)?.address : undefined);
  const address = resolve(source ?? attribs.src ?? '');
  if (address === undefined || !/^https?:/.test(address) || isTracker(address, attribs)) {
    delete attribs.src;
    return;
  }
  const candidates = candidatesOf(set, resolve);
  attribs.src = address;
  attribs.srcset = candidates
    .map(({ address: at, size: each }) => `${at} ${each}`.trim())
    .join(', ');
};

const firstOf = (attribs: Element['attribs'], names: readonly string[]): string | undefined =>
  names.map((name) => attribs[name]).find(Boolean);

/** Whether a picture shows nothing, but tells its server who reads. */
export const isTracker = (address: string, { width, height }: Element['attribs']): boolean =>
  tracker.test(address) ||
  spacer.test(address) ||
  [width, height].some((side) => /^[0-2](?:px)?$/.test(side?.trim() ?? ''));

interface Candidate {
  readonly address: string;
  /** A width such as `800w` or a density such as `2x`; empty when none is given. */
  readonly size: string;
}

/** In UTF-16 code units. */
const longestSet = 5000;

const size = /^(?:[1-9]\d*w|[1-9]\d*(?:\.\d+)?x)$/;

/** The candidates of a `srcset` (html.spec.whatwg.org, srcset attributes) with an http(s) address. */
const candidatesOf = (srcset: string, resolve: Resolve): Candidate[] => {
  const words = srcset
    .slice(0, longestSet)
    .split(/(?<=\d[wx]),|\s+/)
    .map((word) => word.replace(/^,+|(?<!,),+$/g, ''));
  return words.flatMap((word, index) => {
    const address = word === '' || size.test(word) ? undefined : resolve(word);
    if (!address?.startsWith('http')) return [];
    const next = words[index + 1] ?? '';
    return [{ address: address.replaceAll(',', '%2C'), size: size.test(next) ? next : '' }];
  });
};

const silenceTwins = (tree: Tree): void => {
  let last: string | undefined;
  for (const node of DomUtils.filter(() => true, tree.children)) {
    if (node.type === 'text' && !isBlank(node.data)) last = undefined;
    if (!('attribs' in node) || node.name !== 'img') continue;
    const { src } = node.attribs;
    if (src === last) delete node.attribs.src;
    last = src;
  }
};
