import { keyOf } from './line-key.ts';

/** News agencies. */
const news = `
  ap | associated press | the associated press | reuters | thomson reuters | afp | agence france presse | dpa
  deutsche presse agentur | efe | agencia efe | europa press | ansa | adnkronos | lusa | agência lusa | anp | belga
  pap | tass | тасс | риа новости | интерфакс | xinhua | kyodo | kyodo news | 共同通信 | 共同通信社 | 時事通信 | 時事通信社
  pa | pa media | pa wire | press association | press trust of india | pti | upi | apa | keystone sda | sda | tt
  ritzau | ntb | رويترز | فرانس برس | أ ف ب | د ب أ | وكالات | agencia brasil | agência brasil | canadian press
  the canadian press`;

/** Sources that credits of pictures name. */
const pictures =
  'getty | getty images | epa | ap photo | shutterstock | istock | alamy | imago | unsplash | pixabay | keystone | picture alliance | wikimedia | flickr';

const keysIn = (list: string): ReadonlySet<string> => new Set(list.split(/[|\n]/).map(keyOf));

const newsKeys = keysIn(news);
const pictureKeys = keysIn(pictures);

export const isAgency = (text: string): boolean => {
  const key = keyOf(text);
  return key !== '' && newsKeys.has(key);
};

export const isPictureSource = (text: string): boolean =>
  isAgency(text) || pictureKeys.has(keyOf(text));

/** Where an agency begins behind the name of a person: `Ann Lee Associated Press`. */
export const agencyAtEnd = (words: readonly string[]): number | undefined => {
  for (let from = 2; from < words.length; from += 1) {
    if (isAgency(words.slice(from).join(' '))) return from;
  }
  return undefined;
};

/** A source of pictures, anywhere in a line. */
export const pictureAgencies =
  /getty images|shutterstock|istock|unsplash|pixabay|ap photo|associated press|wikimedia|flickr|alamy|imago|picture alliance|efe\b|ansa\b|afp\b|reuters\b|dpa\b|epa\b|keystone|共同通信|時事通信|belga|anp\b|lusa\b/i;
