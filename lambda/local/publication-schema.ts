import { type JsonSchema, toJsonSchema } from '@valibot/to-json-schema';
import { languageTag, webAddress } from '../core/field-types.ts';
import { publicationFields } from '../core/publication.ts';

/** Patterns that approximate checks in code. */
const patterns = new Map<unknown, string>([
  [webAddress.pipe[1], '^[Hh][Tt][Tt][Pp][Ss]?://'],
  [languageTag.pipe[1], '^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$'],
]);

/** The JSON Schema (draft 7) of publication.yaml. Text editors use it to complete and check the file. */
export const publicationSchema = (): JsonSchema => ({
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'publication.yaml',
  type: 'object',
  properties: Object.fromEntries(
    Object.entries(publicationFields).map(([name, { schema, takes }]) => [
      name,
      { description: sentence(takes), ...fieldSchema(schema) },
    ]),
  ),
  additionalProperties: false,
});

const fieldSchema = (schema: Parameters<typeof toJsonSchema>[0]): JsonSchema => {
  const { $schema: _, ...converted } = toJsonSchema(schema, {
    target: 'draft-07',
    typeMode: 'input',
    errorMode: 'ignore',
    overrideSchema: ({ jsonSchema }) => withoutUnknownFields(jsonSchema) ?? asOneType(jsonSchema),
    overrideAction: ({ valibotAction }) => {
      const pattern = patterns.get(valibotAction);
      return pattern === undefined ? undefined : { type: 'string', pattern };
    },
  });
  return converted;
};

const withoutUnknownFields = (schema: JsonSchema): JsonSchema | undefined =>
  schema.type === 'object' ? { ...schema, additionalProperties: false } : undefined;

/** Writes a choice of plain types as a list of types, for which text editors have better messages. */
const asOneType = ({ anyOf }: JsonSchema): JsonSchema | undefined => {
  const types = anyOf?.map((each) =>
    typeof each === 'object' && Object.keys(each).length === 1 ? each.type : undefined,
  );
  const names = types?.filter((type) => typeof type === 'string');
  return names && names.length === anyOf?.length ? { type: names } : undefined;
};

const sentence = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
