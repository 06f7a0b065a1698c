import { cleanText } from '../../text.ts';
import { declaredEncoding, decodeBytes, guessEncoding, markedEncoding } from './encoding.ts';

type Decoded = { readonly text: string } | { readonly fault: string };

/**
 * Text in the encoding of its byte order mark, else in UTF-8 if that fits, else in the one that its
 * `<meta charset>` or XML declaration names, else in the one its bytes suggest.
 * @returns the text, clean and with `\n` line ends, or the fault that stops it
 */
export const decodeText = (bytes: Uint8Array): Decoded => {
  const marked = markedEncoding(bytes);
  if (marked !== undefined && !marked.isUtf8) return decoded(marked.encoding, bytes);
  const declared = declaredEncoding(bytes);
  const utf8 = strictUtf8(bytes);
  // The one encoding of pages whose bytes are all ASCII too.
  if (utf8 !== undefined && declared !== 'iso-2022-jp') return checked(utf8);
  if (marked?.isUtf8 || isMostlyUtf8(bytes)) {
    // A page with a broken character still shows in a browser, so its makers may have missed it.
    return declared === undefined ? { fault: 'is not valid UTF-8 text' } : decoded('utf-8', bytes);
  }
  return decoded(
    declared !== undefined && declared !== 'utf-8' ? declared : guessEncoding(bytes),
    bytes,
  );
};

const decoded = (encoding: string, bytes: Uint8Array): Decoded =>
  checked(decodeBytes(encoding, bytes));

const checked = (text: string): Decoded => {
  const clean = cleanText(text);
  // Of a text that was clean no character is a control character.
  return clean !== text && isBinary(text)
    ? { fault: 'is not a text file: it is full of control characters' }
    : { text: clean };
};

const fatalUtf8 = new TextDecoder('utf-8', { fatal: true });

const strictUtf8 = (bytes: Uint8Array): string | undefined => {
  try {
    return fatalUtf8.decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
};

/** Whether more of the bytes beyond ASCII make characters of UTF-8 than do not. */
const isMostlyUtf8 = (bytes: Uint8Array): boolean => {
  let characters = 0;
  let strays = 0;
  for (let index = 0; index < bytes.length; index += 1) {
    const byte = bytes[index] ?? 0;
    if (byte < 0x80) continue;
    const length = byte < 0xc2 ? 0 : byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : byte < 0xf5 ? 3 : 0;
    const rest = bytes.subarray(index + 1, index + 1 + length);
    if (length > 0 && rest.length === length && rest.every((next) => next >> 6 === 0b10)) {
      characters += 1;
      index += length;
    } else {
      strays += 1;
    }
  }
  return characters > strays;
};

/** One in fifty says that no person wrote it. */
const isBinary = (text: string): boolean => {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it looks for
  const controls = text.match(/[\u0000-\u0008\u000E-\u001A\u001C-\u001F\u007F-\u009F\uFFFD]/g);
  return (controls?.length ?? 0) * 50 > text.length;
};
