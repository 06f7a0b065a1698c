import { isPictureSource, pictureAgencies } from './agencies.ts';
import { endsSentence, keyOf, lengthOf } from './line-key.ts';
import { creditLabels, startOf } from './word-sets.ts';

const bracketed =
  /[([]\s*(?:ap photo|photo|image|foto|file|reuters|getty|afp|dpa|epa|courtesy|bild|imagen|crédito|写真|画像|صورة)[^()[\]]*[)\]]\.?$/i;

/** A caption that its credit was run into. */
const glued =
  /[\p{L}.!?]["”’)]?(?:Photograph|Photo|Credit|Image|Foto|Crédit|Bild|Fotografía)(?:s|e)?(?: ?: ?|\.\.\.)\p{Lu}/u;

/** A caption that ends with its credit: `The pier. Photo: Jane Doe`, `The pier © Jane Doe`. */
const captioned =
  /(?:[,.!?)”"]\s(?:[Pp]hotograph|[Pp]hoto|Picture|[Ii]mage|[Ff]oto|Bild|Fotografía|[Ii]magen|Imagem|Fotografia|Crédit photo|Illustration)s?(?: credit)?\s?(?:[:©]|by )\s?|©\s?)\p{Lu}[^.!?]{1,80}\.?$/u;

/** `Jane Doe/Agency` */
const named =
  /^\(?(?:\p{Lu}[\p{L}.'’-]+ ){1,2}\p{Lu}[\p{L}.'’-]+ ?(?:\/ ?|, (?=AP$|AFP$|EPA$|Reuters$|Getty|EFE$|ANSA$|dpa$))\p{L}[^\s/.,:]*(?: \p{Lu}[^\s/.,:]*){0,3}$/u;

/** Whether a line says who made a picture, or is the caption that ends with it. */
export const isPictureCredit = (text: string, key = keyOf(text)): boolean => {
  if ([bracketed, named, glued, captioned].some((form) => form.test(text))) return true;
  if (endsSentence(text) && lengthOf(text) > 120) return false;
  if (/^file photos?\b|credit\.\.\.|^\(?(?:image|photo|foto|bild)\s?[:：]/i.test(text)) return true;
  const start = startOf(key, creditLabels);
  if (start !== undefined && lengthOf(text) <= 250) {
    if (partedAtLabel(text, start)) return true;
    if (start.includes(' ') && !endsSentence(text) && lengthOf(text) <= 100) return true;
  }
  return (
    pictureAgencies.test(text) &&
    lengthOf(text) <= 100 &&
    !endsSentence(text) &&
    /[|/:©,(]|^getty|^reuters/i.test(text)
  );
};

/** Whether a line opens with the word that names the maker or owner of a picture, film or text. */
export const opensWithCredit = (text: string): boolean => {
  if (/^(?:©|\(c\)) /i.test(text)) return true;
  const [, head = ''] = /^([^:©]{2,60})[:©]/u.exec(text) ?? [];
  return startOf(keyOf(head), creditLabels) !== undefined;
};

/** Whether a mark follows the words of a credit that a text begins with. */
const partedAtLabel = (text: string, start: string): boolean => {
  if (!/^[([]?[^:：/]{1,40}\s?[:：/|©=＝]/u.test(text)) return false;
  const [head = ''] = text.split(/[:：/|©=＝]/u, 1);
  return keyOf(head) === start;
};

const makers = 'photo(?:graph)?s?|pictures?|images?|illustration|fotos?|bild|beeld|grafik';

const isOwned = /^(?:©|\(c\))\s*\S/i;

/** `Photo: Ann Lee` */
const isLabelled = (text: string): boolean => {
  const [, label = ''] = /^([^:：]{2,40}?)\s*[:：]\s*\S/u.exec(text) ?? [];
  return label !== '' && startOf(keyOf(label), creditLabels) === keyOf(label);
};

/** `AFP`, `Ann Lee/Reuters`, `AP Photo/Ann Lee` */
const isSource = (text: string): boolean => {
  const names = text.split('/');
  return (
    names.length <= 3 &&
    names.every((name) => /^\s?[^.:]{2,40}$/.test(name)) &&
    names.some((name) => isPictureSource(name))
  );
};

const madeBy = new RegExp(`^(?:${makers})$`, 'iu');

/** In UTF-16 code units. What is longer tells more than a name. */
const longest = 100;

const isCredit = (text: string): boolean =>
  text.length <= longest &&
  (isOwned.test(text) || isLabelled(text) || isSource(text) || isMadeBy(text));

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
  const atEnd = /[([]([^()[\]]+)[)\]]\.?$/.exec(line);
  const within = atEnd?.[1] ?? '';
  if (isCredit(within)) return parts(line.slice(0, atEnd?.index), within);
  for (const { index } of line.matchAll(starts)) {
    const rest = line.slice(index);
    if (!isCredit(rest) || (index > 0 && isAgencyOnly(rest))) continue;
    return parts(line.slice(0, index), rest);
  }
  return parts(line, '');
};

/** An agency at the end of a sentence may be its last word, and no credit. */
const isAgencyOnly = (text: string): boolean => !/[:：©/]| \p{Lu}/u.test(text);

const parts = (caption: string, credit: string) => {
  const rest = caption.replace(/(?<![\s|/–—-])[\s|/–—-]+$/, '');
  return { ...(rest ? { caption: rest } : {}), ...(credit ? { credit } : {}) };
};
