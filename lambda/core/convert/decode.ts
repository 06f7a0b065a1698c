import { cleanText } from '../text.ts';

/**
 * @returns the text of a UTF-8 file, clean and with `\n` line ends, or the fault that stops it
 */
export const decodeText = (bytes: Uint8Array): { text: string } | { fault: string } => {
  if (bytes.includes(0)) return { fault: 'is not a text file: it holds NUL bytes' };
  try {
    return { text: cleanText(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) };
  } catch (error) {
    if (error instanceof TypeError) return { fault: 'is not valid UTF-8 text' };
    throw error;
  }
};
