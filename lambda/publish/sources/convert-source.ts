import { type Conversion, convertArticle } from '../../core/convert/convert-article.ts';

/** One article that trips over an error of ours must not hold up all the others. */
export const convertSource = async (
  ...[source, ...more]: Parameters<typeof convertArticle>
): Promise<Conversion> => {
  try {
    return await convertArticle(source, ...more);
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
