import { endsSentence, keyOf, lengthOf } from './key.ts';
import type { Kind } from './kinds.ts';
import { credits, startOf } from './phrase-book.ts';

/** A claim of copyright, in a page or in a picture. */
export const rights = (text: string): Kind | undefined => {
  if (/^copyright\b/i.test(text))
    return /\d{4}|©|\(c\)|reserved/i.test(text.slice(0, 80)) ? 'proof' : undefined;
  if (!/^(?:©|\(c\))|©\s*(?:\d{4}|copyright)|\d{4}\s*©/i.test(text)) return undefined;
  return /\d{4}|copyright|reserv|rights/i.test(text) ? 'proof' : 'credit';
};

const agencies =
  /getty images|shutterstock|istock|unsplash|pixabay|ap photo|associated press|wikimedia|flickr|alamy|imago|picture alliance|efe\b|ansa\b|afp\b|reuters\b|dpa\b|epa\b|keystone|共同通信|時事通信|belga|anp\b|lusa\b/i;

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

/** Who made a picture, or the caption that it stands in. */
export const credit = (text: string, key: string): Kind | undefined => {
  if ([bracketed, named, glued, captioned].some((form) => form.test(text))) return 'credit';
  if (endsSentence(text) && lengthOf(text) > 120) return undefined;
  if (/^file photos?\b|credit\.\.\.|^\(?(?:image|photo|foto|bild)\s?[:：]/i.test(text))
    return 'credit';
  const start = startOf(key, credits);
  if (start !== undefined && lengthOf(text) <= 250) {
    if (/^[([]?[^:：/]{1,40}\s?[:：/|©=＝]/u.test(text) && partedAtCredit(text, start))
      return 'credit';
    if (start.includes(' ') && !endsSentence(text) && lengthOf(text) <= 100) return 'credit';
  }
  return agencies.test(text) &&
    lengthOf(text) <= 100 &&
    !endsSentence(text) &&
    /[|/:©,(]|^getty|^reuters/i.test(text)
    ? 'credit'
    : undefined;
};

const partedAtCredit = (text: string, start: string): boolean => {
  const [head = ''] = text.split(/[:：/|©=＝]/u, 1);
  return keyOf(head) === start;
};
