import { keyOf } from './line-key.ts';

/** News agencies, which pass on what a paper prints. */
const news = `
  ap | associated press | the associated press | reuters | thomson reuters | afp | agence france presse | dpa
  deutsche presse agentur | efe | agencia efe | europa press | ansa | adnkronos | lusa | agência lusa | anp | belga
  pap | tass | тасс | риа новости | интерфакс | xinhua | kyodo | kyodo news | 共同通信 | 共同通信社 | 時事通信 | 時事通信社
  pa | pa media | pa wire | press association | press trust of india | pti | upi | apa | keystone sda | sda | tt
  ritzau | ntb | رويترز | فرانس برس | أ ف ب | د ب أ | وكالات | agencia brasil | agência brasil | canadian press
  the canadian press`;

/** Those that picture credits name beside them. */
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

/** What a line ends with after somebody's name: `Ann Lee Associated Press`. */
export const agencyAtEnd = (words: readonly string[]): number | undefined => {
  for (let from = 2; from < words.length; from += 1) {
    if (isAgency(words.slice(from).join(' '))) return from;
  }
  return undefined;
};

/** A name of one that pictures are credited to, anywhere in a line. */
export const pictureAgencies =
  /getty images|shutterstock|istock|unsplash|pixabay|ap photo|associated press|wikimedia|flickr|alamy|imago|picture alliance|efe\b|ansa\b|afp\b|reuters\b|dpa\b|epa\b|keystone|共同通信|時事通信|belga|anp\b|lusa\b/i;
