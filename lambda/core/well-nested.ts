import { defaultTreeAdapter, parseFragment, serialize } from 'parse5';

const tags = /<\/?[a-z][a-z\d]*/gi;

class TooManyElementsError extends Error {
  override readonly name = 'TooManyElementsError';
}

/** Emphasis that ends in the wrong place is repeated in every block behind it: that may be without end. */
const adapterFor = (most: number): typeof defaultTreeAdapter => {
  let elements = 0;
  return {
    ...defaultTreeAdapter,
    createElement(...element) {
      elements += 1;
      if (elements > most) throw new TooManyElementsError();
      return defaultTreeAdapter.createElement(...element);
    },
  };
};

/**
 * HTML whose elements stand where the HTML Standard lets them: what every browser makes of a heading
 * within a heading, a paragraph within a paragraph, text between the cells of a table. HTML that is so
 * already stays to the letter, as does what would grow to several times its elements.
 * @param html with an end tag for every element that needs one
 */
export const wellNested = (html: string): string => {
  const once = parseOnce(html);
  if (once === html) return html;
  // What was taken out of a table may stand wrong in its new place.
  const twice = parseOnce(once);
  return parseOnce(twice) === twice ? twice : html;
};

const parseOnce = (html: string): string => {
  const given = html.match(tags) ?? [];
  try {
    const tree = parseFragment(html, { treeAdapter: adapterFor(2 * given.length + 10) });
    const nested = serialize(tree);
    return (nested.match(tags) ?? []).join() === given.join() ? html : nested;
  } catch (error) {
    if (error instanceof TooManyElementsError) return html;
    throw error;
  }
};
