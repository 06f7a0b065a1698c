/**
 * Clean text as JSON writes it, sooner than the runtime does: of all that JSON escapes
 * (RFC 8259 section 7), it has these only.
 */
export const jsonString = (text: string): string =>
  `"${text.replace(/["\\]/g, '\\$&').replaceAll('\n', '\\n').replaceAll('\t', '\\t')}"`;
