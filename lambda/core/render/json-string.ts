/**
 * Clean text as a JSON string. Of the characters that JSON escapes (RFC 8259 section 7), clean text
 * contains only these, so this is faster than `JSON.stringify`.
 */
export const jsonString = (text: string): string =>
  `"${text.replace(/["\\]/g, '\\$&').replaceAll('\n', '\\n').replaceAll('\t', '\\t')}"`;
