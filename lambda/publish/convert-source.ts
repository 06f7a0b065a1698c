import { type Conversion, convertArticle } from '../core/convert/convert-article.ts';
import { wellNested } from '../core/well-nested.ts';

/** One article that trips over an error of ours must not hold up all the others. */
export const convertSource = async (
  ...[source, ...more]: Parameters<typeof convertArticle>
): Promise<Conversion> => {
  try {
    const { article, ...conversion } = await convertArticle(source, ...more);
    if (article === undefined) return conversion;
    return { ...conversion, article: { ...article, body: wellNested(article.body) } };
  } catch (error) {
    const fault = `cannot be converted: ${String(error)}`;
    const remedy = 'Report it to the makers of Newsstand, with the file';
    return {
      draft: false,
      problems: [{ file: source, fault, remedy, severity: 'error' }],
      removed: [],
    };
  }
};
