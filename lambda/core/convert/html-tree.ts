import { DomUtils, parseDocument } from 'htmlparser2';

export type Tree = ReturnType<typeof parseDocument>;
export type Node = Tree['children'][number];
export type Element = Extract<Node, { attribs: unknown }>;

/** Makes a reference absolute; undefined refuses it. */
export type Resolve = (reference: string) => string | undefined;

/** In document order. */
export const elementsOf = (tree: Tree, names: ReadonlySet<string>): Element[] =>
  DomUtils.findAll(({ name }) => names.has(name), tree.children);

/** Puts what the markup says in the place of an element. */
export const replaceWith = (element: Element, markup: string): void => {
  for (const node of [...parseDocument(markup).children]) DomUtils.prepend(element, node);
  DomUtils.removeElement(element);
};
