import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import pMap from 'p-map';
import { createDraws, phrase, sentences, wordOf } from './prose.ts';

/*
 * An invented newspaper. An article is a function of its number: 0 is the newest at any size of the archive,
 * each further one is ten minutes older, and negative numbers are newer articles.
 */

export interface SourceFile {
  /** Below the content folder. */
  readonly key: string;
  readonly text: string;
}

export const title = 'The Morning Ledger';
const names = 'Local World Business Politics Science Culture Sport Weather';
export const sections: readonly string[] = names.split(' ');

export const publicationFile: SourceFile = {
  key: 'publication.yaml',
  text: [
    'id: tag:morning-ledger.example,2026:news',
    `title: ${title}`,
    'description: A newspaper of figures.',
    'language: en-GB',
    'timezone: UTC',
    'authors:',
    `  - name: ${title}`,
    'sections:',
    ...sections.map((name) => `  - name: ${name}`),
    '',
  ].join('\n'),
};

/** With a site of its own for its articles: then we write feeds alone, as the peers do here. */
export const feedsAlone: SourceFile = {
  ...publicationFile,
  text: `${publicationFile.text}links: https://www.example.org/{section}/{slug}\n`,
};

/**
 * `sections`: eight sections and nothing else that has a feed, which all peers can do alike. `desks`: two
 * desks that take turns, each with a section, an author and three tags of its own, so that the feeds of
 * all six are full from a hundred articles on.
 */
export type Filing = 'sections' | 'desks';

/** In the past on any clock, so that no build holds back future articles. */
const newest = Date.UTC(2025, 0, 1);
const tenMinutes = 600_000;

export const dateOf = (number: number): string =>
  new Date(newest - number * tenMinutes).toISOString();

const deskOf = (number: number): number => Math.abs(number) % 2;

const sectionOf = (number: number, filing: Filing): string => {
  const any = Math.floor(createDraws(`section ${number}`)() * sections.length);
  return sections[filing === 'desks' ? deskOf(number) : any] ?? '';
};

const titleOf = (number: number): string => {
  const name = number < 0 ? `extra ${-number}` : number;
  return `${phrase(createDraws(`title ${number}`), 6)} ${name}`;
};

/** The last part of an article's address; ends in the number. */
export const slugOf = (number: number): string =>
  titleOf(number).toLowerCase().replaceAll(' ', '-');

/** In a folder of its section, as some peers want it. */
export const keyOf = (number: number, filing: Filing): string =>
  `articles/${sectionOf(number, filing).toLowerCase()}/${slugOf(number)}.md`;

/**
 * A Markdown article of 300 to 700 words with a subheading, a link, emphasis, a list and a quotation.
 * @param edition how often it has been corrected
 */
export const makeArticle = (number: number, filing: Filing, edition = 0): SourceFile => {
  const draw = createDraws(`body ${number}`);
  const desk = ['Harbour', 'Town'][deskOf(number)];
  const frontMatter = [
    `title: ${titleOf(number)}`,
    `date: ${dateOf(number)}`,
    `section: ${sectionOf(number, filing)}`,
    ...(filing === 'desks'
      ? [`author: The ${desk} Desk`, `tags: [${desk} News, ${desk} Life, ${desk} Work]`]
      : []),
  ];
  const words = 300 + Math.floor(draw() * 401);
  const paragraphs = Array.from({ length: 8 }, () => sentences(draw, Math.round(words / 9)));
  const line = () => sentences(draw, 6);
  const body = [
    `${paragraphs[0]} **${phrase(draw, 3)}** ${paragraphs[1]}`,
    paragraphs[2],
    `## ${phrase(draw, 4)}`,
    `${paragraphs[3]} [${phrase(draw, 2)}](https://example.com/${wordOf(draw)}) ${line()}`,
    `> ${paragraphs[4]}`,
    [line(), line(), line()].map((item) => `- ${item}`).join('\n'),
    `${paragraphs[5]} “${line()}” *${phrase(draw, 2)}*`,
    paragraphs[6],
    paragraphs[7],
    ...(edition > 0 ? [`Corrected ${edition} times.`] : []),
  ].join('\n\n');
  const text = `---\n${frontMatter.join('\n')}\n---\n\n${body}\n`;
  return { key: keyOf(number, filing), text };
};

/** Makes a folder the content of a newspaper of so many articles, unless it is that already. */
export const writeCorpus = async (folder: string, size: number): Promise<void> => {
  const mark = join(folder, '.made-of');
  const made = `${size} ${publicationFile.text}${makeArticle(0, 'sections').text}`;
  if ((await readFile(mark, 'utf8').catch(() => '')) === made) return;
  await rm(folder, { recursive: true, force: true });
  await writeSource(folder, publicationFile);
  const numbers = Array.from({ length: size }, (_, number) => number);
  const write = (number: number) => writeSource(folder, makeArticle(number, 'sections'));
  await pMap(numbers, write, { concurrency: 16 });
  await writeFile(mark, made);
};

export const writeSource = async (folder: string, { key, text }: SourceFile): Promise<void> => {
  const path = join(folder, key);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
};
