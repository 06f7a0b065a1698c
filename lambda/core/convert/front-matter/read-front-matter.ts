import leven from 'leven';
import { checkFields, type FieldValues } from '../../fields.ts';
import { byLine, type Problem } from '../../problem.ts';
import type { FieldsPlace, WrittenField, WrittenFields } from '../../written-fields.ts';
import { readYamlMapping } from '../../yaml-mapping.ts';
import type { DateContext } from '../origin/dates/written-date.ts';
import { articleFields } from './article-fields.ts';
import { fieldNames, plainName } from './field-names.ts';
import { readJsonMapping } from './json-mapping.ts';
import type { FrontMatterBlock } from './split-front-matter.ts';
import { readTomlMapping } from './toml-mapping.ts';
import { flattenTables, translateFields } from './translate-fields.ts';
import { readVisibility } from './visibility.ts';

export type FrontMatter = FieldValues<ReturnType<typeof articleFields>>;

export interface FrontMatterReading {
  readonly values: FrontMatter;
  /** Whether the fields hide the article. */
  readonly draft: boolean;
  readonly problems: readonly Problem[];
}

interface FrontMatterOptions extends DateContext {
  /** For messages. */
  readonly file: string;
}

const readers: Readonly<
  Record<FrontMatterBlock['format'], (text: string, place: FieldsPlace) => WrittenFields>
> = { yaml: readYamlMapping, toml: readTomlMapping, json: readJsonMapping };

/**
 * Reads the fields of an article, under our names and those of Jekyll, Hugo, Zola, Eleventy, Astro, Ghost,
 * Hexo and Pelican. All faults are told at once. Fields without meaning are told in one warning.
 */
export const readFrontMatter = (
  { format, text, firstLine }: FrontMatterBlock,
  { file, ...dates }: FrontMatterOptions,
): FrontMatterReading => {
  const written = readers[format](text, { file, firstLine });
  const { draft, problems: unclear, others } = readVisibility(flattenTables(written.fields), file);
  const { known, unknown } = translateFields(others);
  const { values, problems } = checkFields(known, articleFields(dates), file);
  const all = [...written.problems, ...unclear, ...problems, ...advice(unknown, file)];
  return { values, draft, problems: byLine(all) };
};

const advice = (unknown: readonly WrittenField[], file: string): Problem[] => {
  const warn = (line: number, field: string, fault: string, remedy: string): Problem => ({
    file,
    line,
    field,
    fault,
    remedy,
    severity: 'warning',
  });
  const meant = unknown.map((each) => ({ ...each, name: each.name, near: nearest(each.name) }));
  const [first, ...rest] = meant.filter(({ near }) => near === undefined);
  const slips = meant.flatMap(({ line, name, near }) =>
    near === undefined ? [] : warn(line, name, 'unknown field, ignored', `Did you mean "${near}"?`),
  );
  if (first === undefined) return slips;
  const shown = [first, ...rest].slice(0, mostShown).map(({ name }) => name);
  const more = rest.length + 1 - shown.length;
  const names = `${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
  return [...slips, warn(first.line, names, 'without meaning here', 'Nothing needs to be done')];
};

const mostShown = 10;

/** The field of ours that a name comes near to. */
const nearest = (name: string): string | undefined => {
  const plain = plainName(name);
  if (plain.length < 4 || name.includes('.')) return undefined;
  const most = plain.length < 5 ? 1 : 2;
  return [...fieldNames].find(([known, { rank }]) => rank === 0 && leven(known, plain) <= most)?.[1]
    .field;
};
