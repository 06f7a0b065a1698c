import type { Image } from '../../../article.ts';
import { cleanLine } from '../../../text.ts';
import { splitCredit } from '../../origin/picture-credit.ts';
import type { PageElement } from '../dom.ts';

type Picture = Omit<Image, 'type'>;

/**
 * Where the text opens with the picture that the page names as its own, the picture is taken out of
 * it, so that no reader sees it twice, and its caption and credit go with it.
 */
export const takeLeadPicture = (article: PageElement, picture: Picture): Picture => {
  const image = [...article.querySelectorAll('img')]
    .slice(0, 3)
    .find((each) => isSame(each, picture.url));
  if (image === undefined) return picture;
  const frame = image.closest('figure') ?? image;
  if (!article.contains(frame) || !isFirst(article, frame)) return picture;
  const words = wordsOf(frame);
  const alt = cleanLine(image.getAttribute('alt') ?? '') || picture.alt;
  frame.remove();
  return { ...picture, ...(alt ? { alt } : {}), ...words };
};

/** The page may mark the credit, in the caption or beside it; else the caption's end may be one. */
const wordsOf = (frame: PageElement): Pick<Picture, 'caption' | 'credit'> => {
  const caption = cleanLine(frame.querySelector('figcaption')?.textContent ?? '');
  const marked = cleanLine(frame.querySelector(credits)?.textContent ?? '');
  if (marked === '') return splitCredit(caption);
  const rest = cleanLine(
    caption.replace(marked, ' ').replace(/(?<![\s([|/–—-])[\s([|/–—-]*(\s)[)\]]?$/, ''),
  );
  return { ...(rest ? { caption: rest } : {}), credit: marked };
};

const credits = '[class*="credit" i],[class*="copyright" i],[itemprop~="copyrightHolder"]';

const isSame = (image: PageElement, url: string): boolean =>
  ['src', 'data-src', 'data-lazy-src', 'srcset', 'data-srcset'].some((name) =>
    (image.getAttribute(name) ?? '').split(/[\s,]+/).some((each) => nameOf(each) === nameOf(url)),
  );

/** `https://a.example/b/wall-1024x576.jpg?w=9` → `wall.jpg`: the same in every size. */
const nameOf = (address: string): string | undefined => {
  const name = address
    .replace(/[?#].*$/s, '')
    .split('/')
    .at(-1)
    ?.replace(/-\d+x\d+(?=\.\w+$)/, '');
  return name === undefined || name.length < 5 ? undefined : name;
};

/** Whether no paragraph stands above it. */
const isFirst = (article: PageElement, frame: PageElement): boolean => {
  for (const element of article.querySelectorAll('*')) {
    if (element === frame) return true;
    if (element.localName === 'p' && cleanLine(element.textContent).length > 80) return false;
  }
  return false;
};
