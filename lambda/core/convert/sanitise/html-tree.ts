import { DomUtils, parseDocument } from 'htmlparser2';

export type Tree = ReturnType<typeof parseDocument>;
export type Node = Tree['children'][number];
export type Element = Extract<Node, { attribs: unknown }>;
type Parent = Tree | Element;

/** Makes a reference absolute; undefined refuses it. */
export type Resolve = (reference: string) => string | undefined;

/** In document order. */
export const elementsOf = (tree: Tree, names: ReadonlySet<string>): Element[] =>
  DomUtils.findAll(({ name }) => names.has(name), tree.children);

/**
 * Puts what the rule gives in the place of each element, the innermost first, each time with one
 * look at every node.
 */
export const rewrite = (parent: Parent, rule: (element: Element) => readonly Node[]): void => {
  const children = parent.children.flatMap((child) => {
    if (!('attribs' in child)) return [child];
    rewrite(child, rule);
    return rule(child);
  });
  for (const [index, child] of children.entries()) {
    child.parent = parent;
    child.prev = children[index - 1] ?? null;
    child.next = children[index + 1] ?? null;
  }
  parent.children = children;
};

/** What the markup says, as nodes. */
export const nodesOf = (markup: string): readonly Node[] => parseDocument(markup).children;

/** As HTML. */
export const write = (tree: Tree): string =>
  DomUtils.getOuterHTML(tree.children, { encodeEntities: 'utf8' });
