import { DomUtils, parseDocument } from 'htmlparser2';
import { cleanLine } from '../text.ts';
import { linkEmbeds } from './embeds.ts';
import { type Element, elementsOf, type Node, type Resolve, type Tree } from './html-tree.ts';
import { mendPictures } from './pictures.ts';

/**
 * Makes of a page's markup that of an article: pictures that load late load at once, embeds are
 * links, headings begin below the headline and leave out no level, and no element is empty or says
 * nothing.
 * @param html nested no deeper than a call stack
 */
export const tidyHtml = (html: string, resolve: Resolve): string => {
  const tree = parseDocument(html);
  dropControls(tree);
  linkEmbeds(tree, resolve);
  mendPictures(tree, resolve);
  levelHeadings(tree);
  unwrapBare(tree);
  unwrapDivisions(tree);
  dropEmpty(tree);
  return DomUtils.getOuterHTML(tree.children);
};

/** In UTF-16 code units. A label; a longer text has lost the end of what it stands in. */
const longestLabel = 100;

/** Takes out what a reader would press or choose from, and drawings with their labels. */
const dropControls = (tree: Tree): void => {
  for (const element of elementsOf(tree, new Set(['svg', 'button', 'select']))) {
    if (DomUtils.textContent(element).length <= longestLabel) DomUtils.removeElement(element);
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

/** Takes the tags off what has lost all that made it more than text, such as a link its address. */
const unwrapBare = (tree: Tree): void => {
  for (const element of elementsOf(tree, new Set(['span', 'a']))) {
    const { attribs } = element;
    const isBare = element.name === 'a' ? !attribs.href && !attribs.id : isEmpty(attribs);
    if (!isBare) continue;
    for (const child of [...element.children]) DomUtils.prepend(element, child);
    DomUtils.removeElement(element);
  }
};

/** A division of paragraphs and the like says nothing, and one of text alone is a paragraph. */
const unwrapDivisions = (tree: Tree): void => {
  for (const element of elementsOf(tree, new Set(['div']))) {
    if (!isEmpty(element.attribs) || !isDivided(element.parent)) continue;
    const parts = element.children.filter((child) => !isNothing(child));
    if (parts.every(isBlock)) {
      for (const child of [...element.children]) DomUtils.prepend(element, child);
      DomUtils.removeElement(element);
    } else if (!parts.some(isBlock)) {
      element.name = 'p';
    }
  }
};

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

/** From the last to the first, so that what holds only empty elements is empty in its turn. */
const dropEmpty = (tree: Tree): void => {
  for (const element of elementsOf(tree, new Set([...blocks, ...inline])).toReversed()) {
    if (!element.children.every(isNothing)) continue;
    if (inline.has(element.name)) {
      for (const child of [...element.children]) DomUtils.prepend(element, child);
    }
    DomUtils.removeElement(element);
  }
};

const isNothing = (node: Node): boolean =>
  node.type === 'text' ? cleanLine(node.data) === '' : 'name' in node && node.name === 'br';
