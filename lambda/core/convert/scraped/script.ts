/** What scraping leaves of a page's scripts and styles. */
export const isScript = (text: string): boolean =>
  isOfPage(text) || (text.length > 40 && /[{};]/.test(text) && (code.test(text) || isStyle(text)));

/** Whether code certainly belongs to a page. Other code may be what an article shows. */
export const isOfPage = (text: string): boolean => advertising.test(text);

const advertising =
  /adsbygoogle|taboola_|googletag|dataLayer\.push|window\._|\bfbq\(|\bgtag\(|^\/\* <!\[CDATA|\/\* see gallery_/;

const code =
  /^\/\*.*document\.|^window\.\w+ ?=|^if ?\(.{0,200}\) ?\{|^[^.!?]{0,80}(?:function ?\w*\(|var \w+ ?=|\{ ?[\w-]+ ?: )/;

const isStyle = (text: string): boolean => /^[.#][\w-]/.test(text) && /\{[^}]{0,200}:/.test(text);
