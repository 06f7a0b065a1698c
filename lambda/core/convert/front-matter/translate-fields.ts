import { flagOf } from '../../flag.ts';
import type { WrittenField } from '../../written-fields.ts';
import type { ArticleField } from './article-fields.ts';
import { fieldNames, fieldTables, isAddressName, lastName, plainName } from './field-names.ts';
import { dayInAddress, flatList, isMap, shapes } from './field-shapes.ts';

interface Translation {
  /** Each stands for another field of ours. */
  readonly known: readonly WrittenField[];
  readonly unknown: readonly WrittenField[];
}

/** The fields of the tables in which Zola and Hugo keep what is not their own, beside the others. */
export const flattenTables = (fields: readonly WrittenField[]): readonly WrittenField[] =>
  fields.flatMap((field) => {
    const { name, value, line } = field;
    if (!fieldTables.has(plainName(name)) || !isMap(value)) return field;
    return Object.entries(value).map(([inner, each]) => ({
      name: `${name}.${inner}`,
      value: each,
      line,
    }));
  });

/** A field of a table counts after all that stand at the top. */
const behindOthers = 100;

/** Gives the fields of other systems the names and shapes of ours. */
export const translateFields = (fields: readonly WrittenField[]): Translation => {
  const found = new Map<ArticleField, { readonly field: WrittenField; readonly rank: number }>();
  const unknown: WrittenField[] = [];
  for (const written of fields) {
    const plain = lastName(written.name);
    const match = fieldNames.get(plain);
    if (match === undefined) {
      if (!pictureText.test(plain)) unknown.push(written);
      continue;
    }
    const { field } = match;
    const shape = isAddressName(plain) ? dayInAddress : shapes[field];
    const value = shape ? shape(written.value) : written.value;
    const isFlag = plain === 'published' && flagOf(value) !== undefined;
    if (isFlag || isNothing(value)) continue;
    const rank = match.rank + (written.name.includes('.') ? behindOthers : 0);
    const other = found.get(field);
    if (!other || rank < other.rank)
      found.set(field, { field: { ...written, value, field }, rank });
  }
  const known = [...found.values()].map(({ field }) => field);
  return { known: withMoreTags(withPictureTexts(known, fields), fields), unknown };
};

const isNothing = (value: unknown): boolean => value === null || value === '';

/** A text beside the field of the picture, such as Ghost's `feature_image_alt`. */
const pictureText =
  /^(?:image|heroimage|featureimage|featuredimage|cover|coverimage|thumbnail|banner|photo)(alt|caption|credit)(?:text)?$/;

const withPictureTexts = (
  known: readonly WrittenField[],
  all: readonly WrittenField[],
): readonly WrittenField[] => {
  const texts = all.flatMap(({ name, value }) => {
    const [, kind] = pictureText.exec(lastName(name)) ?? [];
    return kind === undefined || isNothing(value) ? [] : [[kind, value] as const];
  });
  if (texts.length === 0) return known;
  return known.map((each) => {
    if (each.field !== 'image') return each;
    const picture = isMap(each.value) ? each.value : { url: each.value };
    return { ...each, value: { ...Object.fromEntries(texts), ...picture } };
  });
};

/** Of an article's categories, the first is its section, and the others are tags. */
const withMoreTags = (
  known: readonly WrittenField[],
  all: readonly WrittenField[],
): readonly WrittenField[] => {
  const categories = all.filter(({ name }) => /^(?:category|categories)$/.test(lastName(name)));
  const section = known.find(({ field }) => field === 'section');
  const more = categories
    .flatMap(({ value }) => flatList(value))
    .filter((name) => name !== section?.value);
  const [first] = categories;
  if (first === undefined || more.length === 0) return known;
  const tags = known.find(({ field }) => field === 'tags') ?? {
    ...first,
    value: [],
    field: 'tags',
  };
  const others = known.filter(({ field }) => field !== 'tags');
  return [...others, { ...tags, value: [...flatList(tags.value), ...more] }];
};
