import { analyse } from 'chardet';

/** Of a byte order mark, or of NULs that stand where UTF-16 has them in Western text. */
export const markedEncoding = (
  bytes: Uint8Array,
): { readonly encoding: string; readonly isUtf8: boolean } | undefined => {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) {
    return { encoding: 'utf-8', isUtf8: true };
  }
  if (first === 0xff && second === 0xfe) return { encoding: 'utf-16le', isUtf8: false };
  if (first === 0xfe && second === 0xff) return { encoding: 'utf-16be', isUtf8: false };
  return unmarkedUtf16(bytes.subarray(0, sample));
};

/** In bytes. */
const sample = 64 * 1024;

/** Of the even and the odd bytes one half must be NUL for the most part and the other never. */
const unmarkedUtf16 = (bytes: Uint8Array) => {
  if (!bytes.includes(0)) return undefined;
  const nuls = [0, 0];
  bytes.forEach((byte, index) => {
    if (byte === 0) nuls[index % 2] = (nuls[index % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = nuls;
  if (bytes.length < 4 || Math.max(even, odd) < bytes.length / 4) return undefined;
  if (even === 0) return { encoding: 'utf-16le', isUtf8: false };
  return odd === 0 ? { encoding: 'utf-16be', isUtf8: false } : undefined;
};

/** In bytes. The standard looks at 1024 (html.spec.whatwg.org), pages are not so strict. */
const head = 4096;

const declaration = /^\s*<\?xml\s[^>]*?encoding\s*=\s*["']([\w.:-]+)/i;

/** To its end, or that of the text, so that no search for one goes over the same text again. */
const metaElement = /<meta\s[^>]*/gi;
const charset = /charset\s*=\s*(?:["']\s*)?([\w.:-]+)/i;

const latin1 = new TextDecoder('latin1');

/** What an XML declaration or `<meta charset>` names, as the Encoding standard calls it. */
export const declaredEncoding = (bytes: Uint8Array): string | undefined => {
  const start = latin1.decode(bytes.subarray(0, head));
  const label =
    declaration.exec(start)?.[1] ??
    (start.match(metaElement) ?? []).map((meta) => charset.exec(meta)?.[1]).find(Boolean);
  const name = label && nameOf(label);
  // A declaration that reads as ASCII is not in UTF-16.
  return name?.startsWith('utf-16') ? 'utf-8' : name;
};

const nameOf = (label: string): string | undefined => {
  try {
    return new TextDecoder(label).encoding;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
};

/** Of a hundred. Below it the languages that Windows-1252 serves are the better guess. */
const leastConfidence = 30;

/** The encoding of a text that is not UTF-8, by the frequency of its characters. */
export const guessEncoding = (bytes: Uint8Array): string => {
  const firstBeyondAscii = Math.max(0, bytes.findIndex((byte) => byte >= 0x80) - 512);
  const best = analyse(bytes.subarray(firstBeyondAscii, firstBeyondAscii + sample)).find(
    ({ name }) => !/^(?:UTF|ASCII)/.test(name),
  );
  const isSure = best !== undefined && best.confidence >= leastConfidence;
  return (isSure && nameOf(best.name)) || 'windows-1252';
};

export const decodeBytes = (encoding: string, bytes: Uint8Array): string => {
  const text = new TextDecoder(encoding).decode(bytes);
  return encoding === 'windows-1252' ? text.replace(/[\u0080-\u009F]/g, fromWindows) : text;
};

/** What Windows-1252 has from 80 to 9F, where some versions of Node read ISO 8859-1. */
const windows = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';

const fromWindows = (control: string): string => windows[control.charCodeAt(0) - 0x80] ?? control;
