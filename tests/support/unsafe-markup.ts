import { Parser } from 'htmlparser2';

const banned =
  /^(?:script|style|iframe|frame|object|embed|form|input|svg|math|base|meta|link|template|video|audio|source|h1)$/;
const addresses = /^(?:href|src|cite|action|poster|background)$/;

/** Unsafe parts of markup: scripts, frames, styles, and links with a forbidden scheme. */
export const unsafeMarkup = (html: string): string[] => {
  const found: string[] = [];
  const parser = new Parser({
    onopentag: (name, attributes) => {
      if (banned.test(name)) found.push(`<${name}>`);
      for (const [attribute, value] of Object.entries(attributes)) {
        const isAddress = addresses.test(attribute) && !/^(?:https?|mailto):/.test(value);
        const isSet =
          attribute === 'srcset' &&
          !/^https?:\S+(?: [\d.]+[wx])?(?:, https?:\S+(?: [\d.]+[wx])?)*$/.test(value);
        if (/^on|^style$|^srcdoc$|^data-/i.test(attribute) || isAddress || isSet) {
          found.push(`${attribute}="${value}"`);
        }
      }
    },
  });
  parser.end(html);
  return found;
};
