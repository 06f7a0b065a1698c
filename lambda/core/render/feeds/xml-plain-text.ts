/** Validators report this as HTML in plain text. */
const endTag = /<\/[\p{L}\p{N}_]+>/u;

/** Validators report this as an e-mail address in the name of a person. */
const bracketedAddress = /<[^\s<>][^\s<>@]*@[^\s<>]+>/;

/** U+2060. It has no width and allows no break, so readers show the text as if it were not there. */
const wordJoiner = '\u2060';

const withWordJoiners = (text: string): string => text.replace(/<(?=\S)/g, `<${wordJoiner}`);

/**
 * Clean text for an element that holds plain text but cannot declare it: a title, a category or a
 * description of RSS. If the text contains an end tag, a word joiner follows each `<`. Then neither
 * validators nor readers take it for markup (docs/feeds.md gives the reasons). Other text is unchanged.
 */
export const plainText = (text: string): string =>
  endTag.test(text) ? withWordJoiners(text) : text;

/** The same for the name of an Atom author, which must not contain an address either. */
export const plainName = (name: string): string =>
  bracketedAddress.test(name) ? withWordJoiners(name) : plainText(name);
