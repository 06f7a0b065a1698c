import { describe, expect, it } from 'vitest';
import { convertArticle } from '../../../../../lambda/core/convert/convert-article.ts';
import { makePublication } from '../../../../support/core-samples.ts';

const context = {
  publication: makePublication('id: tag:p.example,2026:n\ntitle: P\ntimezone: Europe/London'),
  baseUrl: 'https://n.example',
};

const headline = 'The old weir gives way after a night of rain';
const paragraphs = [
  'The wall above the mill had stood for two hundred years, and it went within a minute when the water rose.',
  'Those who live below it were woken by the noise and stood in the road until it was light enough to see.',
  'The clerk says that the wall was looked at in spring and that nothing was wrong with it at that time.',
];

const textWith = (line: string) => [headline, line, ...paragraphs].join('\n\n');
const pageWith = (line: string) =>
  `<!DOCTYPE html><html><head><title>${headline}</title></head><body><main><h1>${headline}</h1>${line}${paragraphs
    .map((text) => `<p>${text}</p>`)
    .join('')}</main></body></html>`;

const ways = {
  'a text': (line: string) => ['a.txt', textWith(line)] as const,
  'a page': (line: string) => ['a.html', pageWith(`<p class="byline">${line}</p>`)] as const,
  'an unmarked line of a page': (line: string) => ['a.html', pageWith(`<p>${line}</p>`)] as const,
};

const read = async (line: string, way: keyof typeof ways) => {
  const [name, source] = ways[way](line.replaceAll('<', '&lt;'));
  const { article } = await convertArticle(
    `articles/${name}`,
    new TextEncoder().encode(source),
    context,
  );
  const names = article?.authors.map((author) => author.name).filter((author) => author !== 'P');
  return { names, published: article?.published, updated: article?.updated };
};

/** A line, its authors, when it says that the article was published, and when changed. */
type Row = readonly [line: string, authors: string, published?: string, updated?: string];

const rows: readonly Row[] = [
  ['By Ann Lee | 30.09.26', 'Ann Lee', '2026-09-29T23:00Z'],
  ['By Ann Lee, Sept. 30, 2026 at 2:30 p.m. EDT', 'Ann Lee', '2026-09-30T18:30Z'],
  ['Przez Anna Kowalska, 30 września 2026', 'Anna Kowalska', '2026-09-29T23:00Z'],
  ['بقلم أحمد علي، 30 سبتمبر 2026', 'أحمد علي', '2026-09-29T23:00Z'],
  ['文＝山田太郎 2026年9月30日', '山田太郎', '2026-09-29T23:00Z'],
  [
    'Von Jan Vogt und Mia Lund, Stand: 30.9.2026, 14:05 Uhr',
    'Jan Vogt; Mia Lund',
    '2026-09-30T13:05Z',
  ],
  ['By ANN LEE, Associated Press', 'Ann Lee'],
  ['By Nell Quay - 11/19/26 06:56 AM EST', 'Nell Quay', '2026-11-19T11:56Z'],
  ['By Jon Tsakalis November 19, 2026, 07:47 PM EST', 'Jon Tsakalis', '2026-11-20T00:47Z'],
  ['By Erik Strand, HarbourNet Staff', 'Erik Strand'],
  [
    'By Umar Ilves Updated Nov 13, 2026, 10:28am EST',
    'Umar Ilves',
    '2026-11-13T15:28Z',
    '2026-11-13T15:28Z',
  ],
  ['Monday November 16, 2026 7:45 am PST by Joe Rossi', 'Joe Rossi', '2026-11-16T15:45Z'],
  ['By Sami Said, Wednesday, 18 November 2026 08:05 GMT', 'Sami Said', '2026-11-18T08:05Z'],
  ['Kit Davies - Nov 19, 2026, 8:15 pm CST', 'Kit Davies', '2026-11-20T02:15Z'],
  ['By Amy Kuper | Harbour Media for harbour.example', 'Amy Kuper'],
  ['By Stella Bek, Katrin Wat, Gila Sege', 'Stella Bek; Katrin Wat; Gila Sege'],
  ['Lisa Kac and Tom J. Mitch Port Ellery Leader', 'Lisa Kac; Tom J. Mitch'],
  ['Carlos Nadal 27/09/2026 Comente! Educação, Livros', 'Carlos Nadal', '2026-09-26T23:00Z'],
  ['21/06/2026 Toni Carter All, Books, Reviews', 'Toni Carter', '2026-06-20T23:00Z'],
  ['Nishi Kumar @nishi / 2 days', 'Nishi Kumar'],
  ['Cathy Shu', 'Cathy Shu'],
  ['By Jona GarberHARBOURBusiness', 'Jona Garber'],
  // English
  ['By Ann Lee', 'Ann Lee'],
  ['BY ANN LEE AND BO DAY', 'Ann Lee; Bo Day'],
  ['Written by Ann Lee & Bo Day', 'Ann Lee; Bo Day'],
  ['By Ann Lee, Bo Day and Cy Fox', 'Ann Lee; Bo Day; Cy Fox'],
  ['By Ann Lee, Political Editor', 'Ann Lee'],
  ['By Ann Lee, Political Editor, and Bo Day, in Port Ellery', 'Ann Lee; Bo Day'],
  ['By Ann Lee in Port Ellery', 'Ann Lee'],
  ['By Ann Lee (AP) | 5 May 2026', 'Ann Lee', '2026-05-04T23:00Z'],
  ['By Ann Lee, Reuters', 'Ann Lee'],
  ['By Associated Press', 'Associated Press'],
  ['By Pat McDonald O’Brien', 'Pat McDonald O’Brien'],
  ['By PAT MCDONALD', 'Pat McDonald'],
  ['By Li Sun, 30 September 2026', 'Li Sun', '2026-09-29T23:00Z'],
  ['Ann Lee • 2 January 2026, 9pm', 'Ann Lee', '2026-01-02T21:00Z'],
  ['Ann Lee | 3 hours ago', 'Ann Lee'],
  ['Words by Ann Lee, 1st May 2026', 'Ann Lee', '2026-04-30T23:00Z'],
  [
    'By Ann Lee | Published 30 September 2026 14:00 BST | Updated 1 October 2026 09:15 BST',
    'Ann Lee',
    '2026-09-30T13:00Z',
    '2026-10-01T08:15Z',
  ],
  ['By Ann Lee 2026-09-30T14:30:00+02:00', 'Ann Lee', '2026-09-30T12:30Z'],
  ['By Ann Lee, 30 Sept 2026, 14:30 UTC+2', 'Ann Lee', '2026-09-30T12:30Z'],
  ['By Ann Lee, Sep 30, 2026, 2:30 PM ET', 'Ann Lee', '2026-09-30T18:30Z'],
  ['By Ann Lee / Photographs by Bo Day', 'Ann Lee'],
  ['By Ann van der Lee', 'Ann van der Lee'],
  ['By Una Farrow', 'Una Farrow'],
  ['By Per Olsen, Selina Lo and Ravi Das', 'Per Olsen; Selina Lo; Ravi Das'],
  // German
  ['Von Greta Aumann', 'Greta Aumann'],
  ['VON GRETA AUMANN UND JONAS PFEIL', 'Greta Aumann; Jonas Pfeil'],
  ['Von Greta Aumann, Redakteurin', 'Greta Aumann'],
  ['Von Greta Aumann und Jonas Pfeil, dpa', 'Greta Aumann; Jonas Pfeil'],
  ['Autorin: Greta Aumann | 3. März 2026, 8 Uhr MEZ', 'Greta Aumann', '2026-03-03T07:00Z'],
  ['Text: Greta Aumann', 'Greta Aumann'],
  [
    'Von Greta Aumann, aktualisiert am 3. Jänner 2026 um 8.30 Uhr',
    'Greta Aumann',
    '2026-01-03T08:30Z',
    '2026-01-03T08:30Z',
  ],
  // French
  ['Par Inès Faraday et Léo Roux', 'Inès Faraday; Léo Roux'],
  ['Par Inès Faraday avec AFP', 'Inès Faraday'],
  ['Par Inès Faraday, publié le 30 septembre 2026 à 14h05', 'Inès Faraday', '2026-09-30T13:05Z'],
  ['Propos recueillis par Léo Roux', 'Léo Roux'],
  ['Par Jean de la Tour, le 1er février 2026', 'Jean de la Tour', '2026-02-01T00:00Z'],
  // Spanish
  ['Por Ana Gil y José Ruiz', 'Ana Gil; José Ruiz'],
  ['Por José Ortega y Gasset', 'José Ortega y Gasset'],
  ['Por Ana Gil, 30 de septiembre de 2026, 14:30 h', 'Ana Gil', '2026-09-30T13:30Z'],
  ['Escrito por Ana Gil | Agencia EFE', 'Ana Gil'],
  // Italian
  ['Di Luca Bossi e Marta Neri', 'Luca Bossi; Marta Neri'],
  ['A cura di Marta Neri, 30 settembre 2026 ore 14.30', 'Marta Neri', '2026-09-30T13:30Z'],
  ['di Luca Bossi - ANSA', 'Luca Bossi'],
  // Portuguese
  ['Por João Silva e Rita Melo', 'João Silva; Rita Melo'],
  ['Por João Silva, da redação, 30/09/2026 às 14h30', 'João Silva', '2026-09-30T13:30Z'],
  ['30/09/2026 - Publicado por: Rita Melo - Categoria: Cidade', 'Rita Melo', '2026-09-29T23:00Z'],
  // Dutch
  ['Door Piet van den Berg en Els Smit', 'Piet van den Berg; Els Smit'],
  ['Door Els Smit, 30 september 2026 om 14.30 uur', 'Els Smit', '2026-09-30T13:30Z'],
  // Russian
  ['Автор: Иван Петров', 'Иван Петров'],
  ['Текст: Иван Петров и Анна Седова', 'Иван Петров; Анна Седова'],
  ['Автор: Анна Седова, 30 сентября 2026 г., 14:30 МСК', 'Анна Седова', '2026-09-30T11:30Z'],
  // Arabic
  ['كتبت: ليلى الناصر', 'ليلى الناصر'],
  ['بقلم أحمد علي وليلى حداد', 'أحمد علي; ليلى حداد'],
  ['بقلم ليلى حداد | ٣٠ سبتمبر ٢٠٢٦', 'ليلى حداد', '2026-09-29T23:00Z'],
  // Japanese
  ['文・写真：山田太郎', '山田太郎'],
  ['取材・文／佐藤ゆき', '佐藤ゆき'],
  ['山田太郎記者', '山田太郎'],
  ['執筆：山田太郎、佐藤ゆき｜2026年9月30日 14時30分', '山田太郎; 佐藤ゆき', '2026-09-30T13:30Z'],
  // Polish
  ['Autor: Anna Kowalska i Jan Nowak', 'Anna Kowalska; Jan Nowak'],
  ['Tekst: Anna Kowalska, 3 maja 2026, godz. 14:30', 'Anna Kowalska', '2026-05-03T13:30Z'],
];

const cases = rows.map(([line, authors, published, updated]) => ({
  line,
  authors,
  published,
  updated,
}));

const instant = (text: string | undefined) => text && new Date(text).toISOString();

describe.each(['a text', 'a page'] as const)('a byline below the headline of %s', (way) => {
  it.each(cases)('$line', async ({ line, authors, published, updated }) => {
    expect(await read(line, way)).toEqual({
      names: authors.split('; '),
      published: instant(published),
      updated: instant(updated),
    });
  });
});

const others = [
  'By Friday the harbour was full again.',
  'By Friday Harbour Police had cleared the quay.',
  'By noon, Ann Lee had left.',
  'By the sea',
  'By and by the water fell',
  'Von Hamburg nach Kiel fährt wieder ein Zug.',
  'Von Hamburg nach Kiel',
  'Por la mañana',
  'Par le train de nuit',
  'Di notte',
  'Harbour News',
  'Local News',
  'Read More',
  'Books & Reviews',
  'Port Ellery',
  'Port Ellery, 30 September',
  'New York',
  'Ann Lee, who keeps the mill, said that she had seen it coming for years.',
  'Serves 4, 200 g flour',
  '“It went within a minute,” said Ann Lee.',
  'The Old Weir',
  'Old Weir',
  'Photo: Ann Lee/Reuters',
  'Photograph by Ann Lee',
  'Foto: dpa',
  'Share this story',
  'Subscribe Now',
  'Subscribe',
  'Weather',
  '文化',
  'أخبار المدينة',
  'Новости города',
  'Der Hafen',
  'Le Monde',
];

/** Such names as a page may well call an author by. */
const names = ['Di notte', 'Old Weir', 'Weather', '文化', 'أخبار المدينة'];

describe.each(['a text', 'an unmarked line of a page'] as const)(
  'another line below the headline of %s',
  (way) => {
    it.each(others)('names no author: %s', async (line) => {
      expect((await read(line, way)).names).toEqual([]);
    });
  },
);

describe('another line that a page calls a byline', () => {
  it.each(others.filter((line) => !names.includes(line)))('names no author: %s', async (line) => {
    expect((await read(line, 'a page')).names).toEqual([]);
  });
});
