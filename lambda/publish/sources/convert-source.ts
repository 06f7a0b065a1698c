import { type Conversion, convertArticle } from '../../core/convert/convert-article.ts';

/** Converts a source. An error in the code rejects this source alone, and not the whole run. */
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
