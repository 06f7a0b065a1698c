import { Ajv } from 'ajv';

/** An absolute address (RFC 3986) or, for an id, any text. */
const address = { type: 'string', pattern: '^https?://[^\\s<>"{}|\\\\^`]+$' };
const text = { type: 'string', minLength: 1 };
const instant = {
  type: 'string',
  pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?(Z|[+-]\\d{2}:\\d{2})$',
};
const wholeNumber = { type: 'integer', minimum: 0 };

/** Allows only the format's fields, and extensions, whose names begin with `_`. */
const object = (properties: object, required: readonly string[], more: object = {}) => ({
  type: 'object',
  properties,
  required,
  patternProperties: { '^_[A-Za-z]': { type: 'object' } },
  additionalProperties: false,
  ...more,
});

const author = object({ name: text, url: address, avatar: address }, [], { minProperties: 1 });
const authors = { type: 'array', items: author, minItems: 1 };

/** JSON Feed 1.1 (jsonfeed.org/version/1.1): the fields and their types. */
const schema = object(
  {
    version: { const: 'https://jsonfeed.org/version/1.1' },
    title: text,
    home_page_url: address,
    feed_url: address,
    description: text,
    user_comment: text,
    next_url: address,
    icon: address,
    favicon: address,
    authors,
    // A field of version 1.0, which 1.1 allows beside `authors`.
    author,
    language: { type: 'string', pattern: '^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$' },
    expired: { type: 'boolean' },
    hubs: {
      type: 'array',
      minItems: 1,
      items: object({ type: text, url: address }, ['type', 'url']),
    },
    items: {
      type: 'array',
      items: object(
        {
          id: text,
          url: address,
          external_url: address,
          title: text,
          content_html: text,
          content_text: text,
          summary: text,
          image: address,
          banner_image: address,
          date_published: instant,
          date_modified: instant,
          authors,
          author,
          tags: { type: 'array', items: text, uniqueItems: true },
          language: { type: 'string', pattern: '^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$' },
          attachments: {
            type: 'array',
            minItems: 1,
            items: object(
              {
                url: address,
                mime_type: { type: 'string', pattern: '^[\\w.+-]+/[\\w.+-]+$' },
                title: text,
                size_in_bytes: wholeNumber,
                duration_in_seconds: wholeNumber,
              },
              ['url', 'mime_type'],
            ),
          },
        },
        ['id'],
        { anyOf: [{ required: ['content_html'] }, { required: ['content_text'] }] },
      ),
    },
  },
  ['version', 'title', 'items'],
);

const validate = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(schema);

/** The faults of a document as JSON Feed 1.1, one line each. */
export const faultsOfJsonFeed = (document: string): string[] => {
  validate(JSON.parse(document));
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
};
