import { isBlank } from '../../text.ts';
import {
  type Element,
  elementsOf,
  type Node,
  type Resolve,
  rewrite,
  type Tree,
} from './html-tree.ts';
import { nestedTree, writeNested } from './nested-tree.ts';
import { fixPictures } from './pictures.ts';

/**
 * Makes of a page's markup that of an article: elements stand where they may, addresses are
 * absolute, pictures that load late load at once, headings begin below the headline and leave out
 * no level, and no element is empty or says nothing.
 * @param html nested no deeper than a call stack
 */
export const tidyHtml = (html: string, resolve: Resolve): string => {
  let tidy = html;
  for (let rest = mostRounds; rest > 0; rest -= 1) {
    const given = tagsOf(tidy);
    const tree = nestedTree(tidy);
    fixAttributes(tree, resolve);
    fixPictures(tree, resolve);
    levelHeadings(tree);
    rewrite(tree, placeOf);
    tidy = writeNested(tree);
    // Without what one round takes out, the rest may nest differently or turn out to be empty.
    if (tagsOf(tidy) === given) return tidy;
  }
  return tidy;
};

const mostRounds = 8;

const tagsOf = (html: string): string => (html.match(/<\/?[a-z][a-z\d]*/g) ?? []).join();

/** The anchors of footnotes; other names could be taken for those of the page around. */
const footnote = /^fn(?:ref)?\d+(?:[-:]\d+)*$/;

const fixAttributes = (tree: Tree, resolve: Resolve): void => {
  for (const { attribs } of elementsOf(tree, new Set(['a', 'blockquote', 'q', 'li']))) {
    for (const attribute of ['href', 'cite'] as const) {
      const reference = attribs[attribute];
      const address = reference === undefined ? undefined : resolve(reference);
      if (address) attribs[attribute] = address;
      else delete attribs[attribute];
    }
    if (!footnote.test(attribs.id ?? '')) delete attribs.id;
  }
};

const headings = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6']);

/** The headline is level 1; each heading is one level below the last that was above it. */
const levelHeadings = (tree: Tree): void => {
  const above: number[] = [];
  for (const element of elementsOf(tree, headings)) {
    const level = Number(element.name[1]);
    while ((above.at(-1) ?? 0) >= level) above.pop();
    above.push(level);
    element.name = `h${Math.min(above.length + 1, 6)}`;
  }
};

/** What stands in the place of an element: itself, what it holds, or nothing. */
const placeOf = (element: Element): readonly Node[] => {
  const { name, attribs, children } = element;
  if (name === 'img') return attribs.src ? [element] : [];
  if (isBare(element)) return children;
  if (blocks.has(name) && children.every(isNothing)) return [];
  if (inline.has(name) && children.every(isNothing)) return children;
  if (name === 'div' && isEmpty(attribs) && isDivided(element.parent)) {
    const parts = children.filter((child) => !isNothing(child));
    if (parts.every(isBlock)) return children;
    if (!parts.some(isBlock)) element.name = 'p';
  }
  return [element];
};

/** Whether it has lost all that made it more than text, or stands where it does nothing. */
const isBare = ({ name, attribs, parent }: Element): boolean =>
  (name === 'span' && isEmpty(attribs)) ||
  (name === 'a' && ((!attribs.href && !attribs.id) || isWithinLink(parent)));

const isWithinLink = (parent: Element['parent']): boolean =>
  parent !== null && 'name' in parent && (parent.name === 'a' || isWithinLink(parent.parent));

/** Whether an element may hold paragraphs: it is none itself, nor within one. */
const isDivided = (parent: Element['parent']): boolean =>
  parent === null ||
  !('name' in parent) ||
  /^(?:div|blockquote|li|td|dd|figure)$/.test(parent.name);

const isBlock = (node: Node): boolean =>
  'name' in node && (blocks.has(node.name) || /^(?:table|pre|hr)$/.test(node.name));

const isEmpty = (attribs: object): boolean => Object.keys(attribs).length === 0;

const blocks = new Set(
  'p h1 h2 h3 h4 h5 h6 div ul ol li dl dd dt blockquote figure figcaption caption'.split(' '),
);
const inline = new Set('a b i em strong span sup sub small u s code cite q'.split(' '));

const isNothing = (node: Node): boolean =>
  node.type === 'text' ? isBlank(node.data) : 'name' in node && node.name === 'br';
