import { parseJson } from '../../../parse-json.ts';
import type { PageDocument } from '../dom.ts';

/** An object of schema.org's vocabulary, its values unchecked. */
export type LinkedNode = Readonly<Record<string, unknown>>;

/** The articles that a page describes in JSON-LD, the likeliest first. */
export interface LinkedData {
  readonly articles: readonly LinkedNode[];
  /** Pages and the like, which may know a date that their article does not tell. */
  readonly pages: readonly LinkedNode[];
  /** The object that a reference within the page stands for, or what is given. */
  readonly follow: (value: unknown) => unknown;
}

const article = /(?:Article|BlogPosting|Report|SocialMediaPosting|Recipe|^Review)$/;
const page = /(?:^WebPage|Page|CreativeWork|VideoObject)$/;

/** Further ones are left out. */
const mostNodes = 2000;

export const readLinkedData = (document: PageDocument): LinkedData => {
  const scripts = document.querySelectorAll('script[type*="ld+json" i]');
  const nodes = nodesOf([...scripts].map(({ textContent }) => parseLoosely(textContent)));
  const byId = new Map<unknown, LinkedNode>();
  for (const node of nodes) {
    if (typeof node['@id'] === 'string' && Object.keys(node).length > 1)
      byId.set(node['@id'], node);
  }
  return {
    articles: nodes.filter((node) => typesOf(node).some((type) => article.test(type))),
    pages: nodes.filter((node) => typesOf(node).some((type) => page.test(type))),
    follow: (value) => (isNode(value) ? (byId.get(value['@id']) ?? value) : value),
  };
};

/** All objects of the documents, outer ones first: articles lie in `@graph`, `mainEntity` and lists. */
const nodesOf = (documents: readonly unknown[]): LinkedNode[] => {
  const nodes: LinkedNode[] = [];
  const queue: unknown[] = [...documents];
  for (let index = 0; index < queue.length && nodes.length < mostNodes; index += 1) {
    const value = queue[index];
    if (isNode(value)) nodes.push(value);
    if (value !== null && typeof value === 'object') {
      queue.push(...Object.values(value).slice(0, mostNodes));
    }
  }
  return nodes;
};

const isNode = (value: unknown): value is LinkedNode =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const typesOf = (node: LinkedNode): string[] =>
  [node['@type']]
    .flat()
    .filter((type) => typeof type === 'string')
    .map((type) => type.replace(/^.*[/:#]/, ''));

/** Content systems put line breaks into strings, comments around it all, and commas at the end. */
const parseLoosely = (text: string): unknown => {
  const bare = text.replace(
    /^\s*(?:<!--|\/\*.*?\*\/|\/\/[^\n]*\n|<!\[CDATA\[)*|(?:-->|\]\]>|;)\s*$/gs,
    '',
  );
  return (
    parseJson(bare) ??
    parseJson(bare.replace(/\s+/g, ' ').replace(/,\s*([\]}])/g, '$1')) ??
    undefined
  );
};
