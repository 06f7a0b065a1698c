/** What validators report as HTML wherever it stands in plain text. */
const endTag = /<\/[\p{L}\p{N}_]+>/u;

/** What they report as an e-mail address in the name of a person. */
const bracketedAddress = /<[^\s<>]+@[^\s<>]+>/;

/** U+2060: no width, no break; every reader shows the text as if it were not there. */
const wordJoiner = '\u2060';

const apart = (text: string): string => text.replace(/<(?=\S)/g, `<${wordJoiner}`);

/**
 * Clean text for an element that can hold plain text only and cannot say so: a title, a category, a
 * description of RSS. Where it holds an end tag, a word joiner stands behind each `<`, so that neither a
 * validator nor a reader takes it for markup; docs/feeds.md weighs it. All other text stays as it is.
 */
export const plainText = (text: string): string => (endTag.test(text) ? apart(text) : text);

/** The same for the name of an Atom author, which must not hold an address either. */
export const plainName = (name: string): string =>
  bracketedAddress.test(name) ? apart(name) : plainText(name);
