import { parseDocument } from 'htmlparser2';
import { Parser, html as standard } from 'parse5';
import { adapter } from 'parse5-htmlparser2-tree-adapter';
import { elementsOf, rewrite, type Tree, write } from './html-tree.ts';

class TooManyElementsError extends Error {
  override readonly name = 'TooManyElementsError';
}

/**
 * The elements where the HTML Standard lets them stand: what every browser makes of a heading within
 * a heading, a paragraph within a paragraph, text between the cells of a table.
 * @param html as it stands within a division
 */
export const nestedTree = (html: string): Tree => {
  const most = 10 + 3 * (html.match(/<[a-z]/gi)?.length ?? 0);
  try {
    return parse(html, most);
  } catch (error) {
    if (!(error instanceof TooManyElementsError)) throw error;
    return parse(withoutEmphasis(html), Number.POSITIVE_INFINITY);
  }
};

/**
 * As HTML in which that tree is read again: the parser has left out a line break behind `<pre>` (HTML
 * Standard, 13.2.6.4.7), and would leave out the next.
 */
export const writeNested = (tree: Tree): string => {
  for (const { firstChild } of elementsOf(tree, preformatted)) {
    if (firstChild?.type === 'text' && firstChild.data.startsWith('\n')) {
      firstChild.data = `\n${firstChild.data}`;
    }
  }
  return write(tree);
};

const preformatted = new Set(['pre']);

const parse = (html: string, most: number): Tree => {
  let elements = 0;
  const treeAdapter: typeof adapter = {
    ...adapter,
    createElement(...element) {
      elements += 1;
      if (elements > most) throw new TooManyElementsError();
      return adapter.createElement(...element);
    },
  };
  const division = adapter.createElement('div', standard.NS.HTML, []);
  const parser = Parser.getFragmentParser(division, { treeAdapter });
  parser.tokenizer.write(html, true);
  const [root] = parser.document.children;
  return fragmentOf(root !== undefined && 'children' in root ? root.children : []);
};

/** The parser's own way moves one node after the other, in a time that grows with the square of their number. */
const fragmentOf = (nodes: Tree['children']): Tree => {
  const fragment = adapter.createDocumentFragment();
  fragment.children = nodes;
  for (const node of nodes) node.parent = fragment;
  return fragment;
};

/**
 * The elements that a parser opens again in each block behind them until their end comes: of
 * emphasis that ends nowhere that is without end (HTML Standard, 13.2.4.3, formatting elements).
 */
const emphasis = new Set('a b big code em font i nobr s small strike strong tt u'.split(' '));

const withoutEmphasis = (html: string): string => {
  const tree = parseDocument(html);
  rewrite(tree, (element) => (emphasis.has(element.name) ? element.children : [element]));
  return write(tree);
};
