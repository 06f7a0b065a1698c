/** The files of a publication, by their keys. */
export type Files = Readonly<Record<string, string>>;

const quote = (text: string): string => JSON.stringify(text);

/** A name that a file of most systems can have. */
const nameOf = (payload: string): string =>
  payload.replaceAll(/[/\0\p{Surrogate}]/gu, '_').slice(0, 80);

const withFields = (fields: Readonly<Record<string, string>>, text: string): string =>
  `---\n${Object.entries(fields)
    .map(([name, value]) => `${name}: ${value}\n`)
    .join('')}---\n${text}\n`;

/** One payload in the body of each kind of file, in each field that takes a text, and in names of files. */
const filesOf = (payload: string, name: string, place: number): Files => {
  const quoted = quote(payload);
  // Few have channels of their own, which show the same bodies again.
  const channels: readonly Readonly<Record<string, string>>[] = [
    { authors: `[{name: ${quoted}}]` },
    { tags: `[${quoted}]` },
    { section: quoted },
  ];
  const fields = {
    title: quoted,
    summary: quoted,
    ...(place % 4 === 0 ? channels[(place / 4) % 3] : {}),
    image: `{url: media/picture.png, alt: ${quoted}, caption: ${quoted}, credit: ${quoted}}`,
    attachments: `[{url: media/sound.mp3, title: ${quoted}}]`,
  };
  return {
    [`articles/${name}-fields.md`]: withFields(fields, `Words ${payload} words.`),
    [`articles/${name}.md`]: `# ${payload}\n\nWords.\n\n${payload}\n\nWords.\n`,
    [`articles/${name}.html`]: `<h1>${payload}</h1><p>Words.</p>${payload}<p>Words ${payload}</p>`,
    [`articles/${name}-page.html`]: `<!doctype html><html><head><title>${payload}</title><meta name=author content="${payload}"><meta property=og:image content='${payload}'><script type="application/ld+json">{"@type":"NewsArticle","headline":${quoted},"author":${quoted}}</script></head><body><article><h1>Words</h1><p>Words.</p>${payload}<figure><img src=x alt="${payload}"><figcaption>${payload}</figcaption></figure><p>Words.</p></article></body></html>`,
    [`articles/${nameOf(payload)}.txt`]: `${payload}\n\n${payload}\n\nWords.\n`,
    [`media/${nameOf(payload)}.png`]: 'no picture',
  };
};

/** One address in each field that takes one. A field may reject its article, so each has its own. */
const filesOfAddress = (address: string, name: string): Files => {
  const quoted = quote(address);
  const fields = {
    canonical: quoted,
    id: quoted,
    authors: `[{name: Ada, url: ${quoted}, email: ${quoted}}]`,
    image: quoted,
    slug: quoted,
    attachments: `[{url: ${quoted}, title: Words, type: image/png, bytes: 1}]`,
  };
  return Object.fromEntries(
    Object.entries(fields).map(([field, value]) => [
      `articles/${name}-${field}.md`,
      withFields({ title: 'Words', [field]: value }, 'Words.'),
    ]),
  );
};

/** publication.yaml with payloads in every field that takes a text. */
const publicationOf = (payloads: readonly string[]): string => {
  const text = quote(payloads.join(' '));
  return `id: tag:hostile.example,2026:news
title: ${text}
description: ${text}
copyright: ${text}
authors: [{name: ${text}}]
image: ${quote(`media/${nameOf(payloads[0] ?? '')}.png`)}
icon: ${quote(`media/${nameOf(payloads[0] ?? '')}.png`)}
sections: [{name: ${text}, title: ${text}, description: ${text}}]
channels: [{name: words, slug: words, language: und, title: ${text}, description: ${text}}]
limits: {entries: 200, bytes: 10000000}
`;
};

const aPublication = 40;
const inItsFields = 5;

/** Publications with the payloads in every place, so many that none is large. */
export const hostilePublications = (
  payloads: readonly string[],
  addresses: readonly string[],
): Files[] =>
  Array.from({ length: Math.ceil(payloads.length / aPublication) }, (_, index) => {
    const own = payloads.slice(index * aPublication, (index + 1) * aPublication);
    const shown = own.filter((_, place) => place % (aPublication / inItsFields) === 0);
    return Object.assign(
      { 'publication.yaml': publicationOf(shown) },
      { 'media/picture.png': 'no picture', 'media/sound.mp3': 'no sound' },
      ...own.map((payload, place) => filesOf(payload, `p${place}`, place)),
      ...(index === 0 ? addresses.map((each, place) => filesOfAddress(each, `a${place}`)) : []),
    ) as Files;
  });
