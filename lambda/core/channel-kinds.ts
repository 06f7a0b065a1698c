import type { Article } from './article.ts';
import type { ChannelDefinition, Publication } from './publication.ts';
import { slugify } from './slug.ts';

/** What says which channels an article belongs to. */
export type Filed = Pick<Article, 'section' | 'tags' | 'authors' | 'language'>;

/** A channel that publication.yaml names. It is there before its first article. */
interface DeclaredChannel {
  readonly name: string;
  readonly slug: string;
  readonly title?: string;
  readonly description?: string;
  /** BCP 47; undefined: the publication's. */
  readonly language?: string;
}

interface ChannelKindRow {
  /** Where its channels stand: empty or ending in a slash. Once published, it never changes. */
  readonly folder: string;
  /** Its group on the subscribe page, as `Words` of the pages call it. */
  readonly heading: 'everything' | 'sections' | 'selections' | 'topics' | 'authors';
  /** What a channel is about, unless publication.yaml describes it. */
  readonly describe: (name: string, publication: Publication) => string;
  readonly declaredIn: (publication: Publication) => readonly DeclaredChannel[];
  /** The channels of an article, without a slug where the slug follows from the name. */
  readonly channelsOf: (
    article: Filed,
    publication: Pick<Publication, 'channels'>,
  ) => readonly { readonly name: string; readonly slug?: string }[];
}

const named = (name: string) => ({ name });

const none = () => [];

/** A row for each kind of channel, in the order in which people see them. */
const rows = {
  front: {
    folder: '',
    heading: 'everything',
    describe: (_name, { description }) => description,
    declaredIn: ({ title }) => [{ name: '', slug: '', title }],
    channelsOf: () => [{ name: '', slug: '' }],
  },
  section: {
    folder: 'sections/',
    heading: 'sections',
    describe: (name, { title }) => `${name} from ${title}`,
    declaredIn: ({ sections }) => sections,
    channelsOf: ({ section }) => (section === undefined ? [] : [named(section)]),
  },
  defined: {
    folder: 'channels/',
    heading: 'selections',
    describe: (name, { title }) => `${name} from ${title}`,
    declaredIn: ({ channels = [] }) => channels,
    channelsOf: (article, { channels = [] }) =>
      channels.filter((definition) => belongsTo(article, definition)),
  },
  tag: {
    folder: 'tags/',
    heading: 'topics',
    describe: (name, { title }) => `Articles tagged ${name} from ${title}`,
    declaredIn: none,
    channelsOf: ({ tags }) => tags.map(named),
  },
  author: {
    folder: 'authors/',
    heading: 'authors',
    describe: (name, { title }) => `Articles by ${name} in ${title}`,
    declaredIn: none,
    channelsOf: ({ authors }) => authors.map(({ name }) => named(name)),
  },
} satisfies Record<string, ChannelKindRow>;

export type ChannelKind = keyof typeof rows;

export const channelKinds: Readonly<Record<ChannelKind, ChannelKindRow>> = rows;

export const kindNames = Object.keys(rows) as ChannelKind[];

/** Names are compared as their channels are: by their slugs. */
const belongsTo = (article: Filed, definition: ChannelDefinition): boolean => {
  const has = (names: readonly string[], wanted: string | undefined): boolean =>
    wanted === undefined || names.map(slugify).includes(slugify(wanted));
  const { section, tag, author, language } = definition;
  return (
    has(article.section === undefined ? [] : [article.section], section) &&
    has(article.tags, tag) &&
    has(
      article.authors.map(({ name }) => name),
      author,
    ) &&
    (language === undefined || `${article.language}-`.startsWith(`${language}-`))
  );
};
