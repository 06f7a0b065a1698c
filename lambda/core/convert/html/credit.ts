/** What a line says who made or owns a picture with, in the languages of the papers it is read from. */
const labels =
  'photo(?:graph)?s?|(?:photo|picture|image|video) credits?|pictures?|images?|credits?|illustration|fotos?|fotograf(?:ie|ía|ia)|fotocredits?|bild(?:er|nachweis|quelle|rechte)?|grafik|archivfoto|symbol(?:foto|bild)|crédits?(?: photo)?|photographie|imagen(?:es|s)?|imagem|créditos?|beeld|courtesy(?: of)?|cortesía(?: de)?|sources?|quelle|fuente|fonte|bron';

const makers = 'photo(?:graph)?s?|pictures?|images?|illustration|fotos?|bild|beeld|grafik';

const agencies =
  'reuters|afp|ap|dpa|epa|getty(?: images)?|efe|ansa|lusa|anp|apa|belga|keystone|pa(?: media| wire)?|xinhua|kyodo|tt|ritzau|ntb|shutterstock|alamy|imago|unsplash';

const credit = new RegExp(
  [
    `^(?:${labels})\\s*[:：]\\s*\\S`,
    '^(?:©|\\(c\\))\\s*\\S',
    `^(?:[^/.:]{2,40}\\/\\s?)?(?:ap photo|${agencies})(?:\\s?\\/[^/]{2,40})?$`,
  ].join('|'),
  'iu',
);

const madeBy = new RegExp(`^(?:${makers})$`, 'iu');

/** In UTF-16 code units. What is longer tells more than a name. */
const longest = 100;

const isCredit = (text: string): boolean =>
  text.length <= longest && (credit.test(text) || isMadeBy(text));

const isMadeBy = (text: string): boolean => {
  const [, thing = ''] = /^(\p{L}+) (?:by|courtesy of|von|par|por|door) \p{Lu}/u.exec(text) ?? [];
  return madeBy.test(thing);
};

/** Where a credit may begin: after a sentence or a bar, at a copyright sign, in brackets at the end. */
const starts = /(?<=[.!?…"”»)|/–—-]\s)(?=\S)|(?<=\s)(?=©)|^/g;

/**
 * Parts the credit of a picture from its caption, which it ends, where it is clearly one: `A wall.
 * Photo: Ann Lee/Reuters` or `A wall (AFP)`. The credit stays as it is written.
 */
export const splitCredit = (
  line: string,
): { readonly caption?: string; readonly credit?: string } => {
  const [, before = '', within = ''] = /^(.*?)\s*[([]([^()[\]]+)[)\]]\.?$/s.exec(line) ?? [];
  if (isCredit(within)) return parts(before, within);
  for (const { index } of line.matchAll(starts)) {
    const rest = line.slice(index);
    if (!isCredit(rest) || (index > 0 && isAgencyOnly(rest))) continue;
    return parts(line.slice(0, index), rest);
  }
  return parts(line, '');
};

/** A name of an agency that ends a sentence may be its last word. */
const isAgencyOnly = (text: string): boolean => !/[:：©/]| \p{Lu}/u.test(text);

const parts = (caption: string, credit: string) => {
  const rest = caption.replace(/[\s|/–—-]+$/, '');
  return { ...(rest ? { caption: rest } : {}), ...(credit ? { credit } : {}) };
};
