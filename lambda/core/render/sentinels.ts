/**
 * The `feed` package writes some fields escaped, some not, and some as CDATA, and its XML writer turns
 * a literal `&amp;` back into `&`. So no markup character is shown to it: each goes in as a
 * non-character of Unicode (which clean text never holds) and comes out as what XML wants.
 */
const sentinels = { '&': '\uFDD0', '<': '\uFDD1', '>': '\uFDD2' } as const;

/** Hexadecimal references: the spelling of RSS titles that readers and validators agree on. */
const references = { '\uFDD0': '&#x26;', '\uFDD1': '&#x3C;', '\uFDD2': '&#x3E;' } as const;
const characters = { '\uFDD0': '&', '\uFDD1': '<', '\uFDD2': '>' } as const;

/** Hides a text's markup characters. */
export const hide = (text: string): string =>
  text.replace(/[&<>]/g, (character) => sentinels[character as keyof typeof sentinels]);

/** Brings them back: as they are within CDATA, as references everywhere else. */
export const reveal = (xml: string): string =>
  xml
    .replace(/<!\[CDATA\[([\s\S]*?)\]\]>/g, (_, text: string) => cdata(replace(text, characters)))
    .replace(/[\uFDD0-\uFDD2]/g, (hidden) => references[hidden as keyof typeof references]);

const replace = (text: string, by: typeof characters): string =>
  text.replace(/[\uFDD0-\uFDD2]/g, (hidden) => by[hidden as keyof typeof characters]);

/** A section cannot hold its own end, so that is parted between two of them. */
const cdata = (text: string): string => `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
