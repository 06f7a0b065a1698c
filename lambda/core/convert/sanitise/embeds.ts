import { DomUtils, parseDocument } from 'htmlparser2';
import { cleanLine, escapeMarkup } from '../../text.ts';
import { type Element, type Node, nodesOf, type Resolve, rewrite, write } from './html-tree.ts';
import { handOver } from './pictures.ts';

interface Provider {
  /** Of the frame's address, without its protocol. */
  readonly pattern: RegExp;
  /** What it shows, where the frame has no title. */
  readonly shows: string;
  /** The page for people; the frame's own address where there is none. */
  readonly page?: string;
}

const providers: readonly Provider[] = [
  {
    pattern: /^(?:www\.)?youtube(?:-nocookie)?\.com\/(?:embed|v)\/([\w-]{6,})/,
    shows: 'Video on YouTube',
    page: 'https://www.youtube.com/watch?v=$1',
  },
  {
    pattern: /^youtu\.be\/([\w-]{6,})/,
    shows: 'Video on YouTube',
    page: 'https://www.youtube.com/watch?v=$1',
  },
  {
    pattern: /^player\.vimeo\.com\/video\/(\d+)/,
    shows: 'Video on Vimeo',
    page: 'https://vimeo.com/$1',
  },
  {
    pattern: /^(?:www\.|geo\.)?dailymotion\.com\/(?:embed\/video\/|player\.html\?video=)(\w+)/,
    shows: 'Video on Dailymotion',
    page: 'https://www.dailymotion.com/video/$1',
  },
  {
    pattern: /^platform\.(?:twitter|x)\.com\/embed\/.*[?&]id=(\d+)/,
    shows: 'Post on X',
    page: 'https://x.com/i/status/$1',
  },
  {
    pattern: /^open\.spotify\.com\/embed\/(\w+\/\w+)/,
    shows: 'Audio on Spotify',
    page: 'https://open.spotify.com/$1',
  },
  {
    pattern: /^(?:www\.)?instagram\.com\/(p|reel|tv)\/([\w-]+)/,
    shows: 'Post on Instagram',
    page: 'https://www.instagram.com/$1/$2/',
  },
  {
    pattern: /^(?:www\.)?tiktok\.com\/(?:embed|player)\/(?:v\d\/)?(\d+)/,
    shows: 'Video on TikTok',
    page: 'https://www.tiktok.com/embed/$1',
  },
  { pattern: /^(?:w|api)\.soundcloud\.com\//, shows: 'Audio on SoundCloud' },
  { pattern: /^embed\.podcasts\.apple\.com\//, shows: 'Podcast on Apple Podcasts' },
  { pattern: /^(?:www\.)?facebook\.com\/plugins\/(?:video|post)/, shows: 'Post on Facebook' },
  { pattern: /^embed\.bsky\.app\/embed\//, shows: 'Post on Bluesky' },
  {
    pattern: /^(?:datawrapper\.dwcdn\.net|flo\.uri\.sh|e\.infogram\.com|infogram\.com)\//,
    shows: 'Chart',
  },
  {
    pattern:
      /^(?:www\.google\.[a-z.]+\/maps|maps\.google\.[a-z.]+|www\.openstreetmap\.org\/export)/,
    shows: 'Map',
  },
  { pattern: /^(?:www\.|embed\.)?documentcloud\.org\//, shows: 'Document' },
  {
    pattern: /^(?:embed\.ted\.com|players\.brightcove\.net|clips\.twitch\.tv|player\.twitch\.tv)\//,
    shows: 'Video',
  },
];

/**
 * Puts a link where a player or a frame was: feed readers show neither. Frames of advertisements and the
 * like go. So do drawings, and what a reader would press or choose from, with their labels.
 * @param html nested no deeper than a call stack
 */
export const linkEmbeds = (html: string, resolve: Resolve): string => {
  if (!embeds.test(html)) return html;
  const tree = parseDocument(html);
  rewrite(tree, (element) => {
    switch (element.name) {
      case 'svg':
      case 'button':
      case 'select':
        return isLabel(element) ? [] : element.children;
      case 'video':
      case 'audio':
        return linkOf(element, playerOf(element, resolve));
      case 'iframe':
      case 'embed':
        return linkOf(element, frameOf(element, resolve));
      case 'object': {
        const found = frameOf(element, resolve);
        return found ? linkOf(element, found) : element.children;
      }
      case 'picture':
        return handOver(element);
      default:
        return [element];
    }
  });
  rewrite(tree, (element) => (element.name === 'source' ? [] : [element]));
  return write(tree);
};

const embeds = /<(?:svg|button|select|video|audio|iframe|embed|object|picture|source)\b/;

/** In UTF-16 code units. A label; a longer text has lost the end of what it stands in. */
const longestLabel = 100;

const isLabel = (element: Element): boolean => DomUtils.textContent(element).length <= longestLabel;

interface Link {
  /** Absolute. */
  readonly address: string;
  /** What stands behind it. */
  readonly shows: string;
}

const playerOf = (element: Element, resolve: Resolve): Link | undefined => {
  const address = resolve(sourceOf(element));
  return address ? { address, shows: element.name === 'video' ? 'Video' : 'Audio' } : undefined;
};

/** The page that a frame shows a part of, if it is one of the known hosts'. */
const frameOf = (element: Element, resolve: Resolve): Link | undefined => {
  const address = resolve(sourceOf(element));
  const bare = address?.replace(/^https?:\/\//, '');
  if (address === undefined || bare === undefined) return undefined;
  const provider = providers.find(({ pattern }) => pattern.test(bare));
  const match = provider?.pattern.exec(bare);
  if (!provider || !match) return undefined;
  const page = provider.page?.replace(/\$(\d)/g, (_, group) => match[Number(group)] ?? '');
  return { address: page ?? address, shows: provider.shows };
};

const sourceOf = ({ attribs, children }: Element): string =>
  attribs.src ||
  attribs['data-src'] ||
  attribs['data-lazy-src'] ||
  attribs.data ||
  (DomUtils.findOne(({ name, attribs: { src } }) => name === 'source' && Boolean(src), children)
    ?.attribs.src ??
    '');

const linkOf = (element: Element, link: Link | undefined): readonly Node[] => {
  if (!link) return [];
  const { title, 'aria-label': label } = element.attribs;
  const text = cleanLine(title ?? label ?? '') || link.shows;
  const markup = `<a href="${escapeMarkup(link.address)}">${escapeMarkup(text)}</a>`;
  return nodesOf(isAmongText(element) ? markup : `<p>${markup}</p>`);
};

const isAmongText = ({ parent }: Element): boolean =>
  parent !== null && 'name' in parent && !/^(?:div|blockquote|figure|li|td|dd)$/.test(parent.name);
