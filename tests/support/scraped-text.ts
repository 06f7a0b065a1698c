/** Words of a text or of HTML in their order, without marks and markup. */
export const wordsOf = (text: string): string =>
  text
    .replace(/<[^>]+>/g, ' ')
    .replace(/&(?:amp|lt|gt|quot);/g, ' ')
    .match(/[\p{L}\p{N}]+/gu)
    ?.join(' ') ?? '';

/** A paragraph in lines of at most so many characters, as mail and old editors break it. */
export const hardWrapped = (paragraph: string, width: number): string => {
  const lines: string[] = [];
  for (const word of paragraph.split(' ')) {
    const line = lines.at(-1);
    if (line === undefined || line.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = `${line} ${word}`;
  }
  return lines.join('\n');
};
