import { isParagraph, type Line } from './line.ts';

/**
 * Which lines between the paragraphs of an article are not its own: advertisements, buttons, credits
 * of pictures, and the lists of other articles up to the next paragraph.
 */
export const isForeign = (lines: readonly Line[]): readonly boolean[] => {
  // Right above a paragraph, the words of a label may be a sub-heading.
  let isList = false;
  return lines.map((line, index) => {
    const { kind, isKept } = line;
    if (isKept || isParagraph(line)) isList = false;
    if ((kind === 'after' || kind === 'box' || kind === 'proof') && !isParagraph(lines[index + 1]))
      isList = true;
    return isList || isShout(line) || kind === 'around' || kind === 'script' || kind === 'credit';
  });
};

/** A link in capitals to another article, as some pages set them between paragraphs. */
const isShout = ({ text, kind, isKept }: Line): boolean =>
  kind === 'short' &&
  !isKept &&
  text.length >= 45 &&
  text === text.toUpperCase() &&
  /\p{Lu}/u.test(text);
