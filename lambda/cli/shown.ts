/**
 * Characters with which a text could command a terminal or show something else than it says: control
 * characters (ESC begins a sequence, U+009B too), line separators, and what turns the direction of writing.
 */
const commands = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;

const names: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

const escaped = (character: string): string =>
  `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** A text for a line on a terminal. Names, titles and messages of others may hold any character. */
export const shown = (text: string): string =>
  text.replace(commands, (character) => names[character] ?? escaped(character));

/** The same JSON for a terminal. Outside of its strings, a newline is only layout. */
export const shownJson = (json: string): string =>
  json.replace(commands, (character) => (character === '\n' ? character : escaped(character)));
