import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import fc from 'fast-check';

/** One edit of the content folder, by numbers that pick files and words. */
export type Edit =
  | {
      readonly kind: 'save';
      readonly file: number;
      readonly tags: readonly number[];
      readonly author: number;
      readonly section: number;
      readonly picture: number;
    }
  | { readonly kind: 'delete' | 'delete media'; readonly file: number }
  | { readonly kind: 'rename'; readonly file: number; readonly to: number }
  | { readonly kind: 'save media'; readonly file: number; readonly length: number }
  | { readonly kind: 'publication'; readonly title: number };

const upTo = (max: number) => fc.nat({ max });

export const anyEdit: fc.Arbitrary<Edit> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('save' as const),
      file: upTo(11),
      tags: fc.uniqueArray(upTo(20), { maxLength: 3 }),
      author: upTo(5),
      section: upTo(3),
      picture: upTo(3),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('delete' as const), file: upTo(11) }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('rename' as const), file: upTo(11), to: upTo(11) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('save media' as const),
      file: upTo(3),
      length: upTo(99),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('delete media' as const), file: upTo(3) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('publication' as const), title: upTo(3) }),
  },
);

/** A file with an odd number lies in a folder that has the name of the file before. */
const nameOf = (file: number, letter: string, ending: string): string =>
  file % 2 === 0
    ? `${letter}${file}${ending}`
    : `${letter}${file - 1}${ending}/${letter}${file}${ending}`;

const articleOf = (file: number): string => `articles/${nameOf(file, 'f', '.md')}`;
const pictureOf = (file: number): string => `media/${nameOf(file, 'm', '.png')}`;

const start = Date.UTC(2026, 2, 4);
const timeOf = (minutes: number): string => new Date(start + minutes * 60_000).toISOString();

/** A content folder that changes. Each version has dates of its own, so that none depends on the clock. */
export const createChangingFolder = (root: string) => {
  let versions = 0;

  /** Makes the folder of a file. A file or folder in the way is removed. */
  const makeWay = async (name: string): Promise<string> => {
    const path = join(root, name);
    await rm(path, { recursive: true, force: true }).catch(() => rm(dirname(path)));
    await mkdir(dirname(path), { recursive: true }).catch(async () => {
      await rm(dirname(path));
      await mkdir(dirname(path), { recursive: true });
    });
    return path;
  };
  const save = async (name: string, text: string): Promise<readonly string[]> => {
    await writeFile(await makeWay(name), text);
    return [name];
  };
  const remove = async (name: string): Promise<readonly string[]> => {
    await rm(await makeWay(name), { force: true });
    return [name];
  };
  const publish = (title: number) =>
    save('publication.yaml', `id: tag:x.example,2026:n\ntitle: Title ${title}\n`);

  return {
    publish,
    /** @returns the names of the files that were saved or deleted, if no folder has gone with them */
    async apply(edit: Edit): Promise<readonly string[]> {
      versions += 1;
      switch (edit.kind) {
        case 'save':
          return save(articleOf(edit.file), textOf(edit, versions));
        case 'rename': {
          const [from, to] = [articleOf(edit.file), articleOf(edit.to)];
          const text = await readFile(join(root, from), 'utf8').catch(() => undefined);
          if (text === undefined || from === to) return [];
          return [...(await remove(from)), ...(await save(to, text))];
        }
        case 'delete':
          return remove(articleOf(edit.file));
        case 'save media':
          return save(pictureOf(edit.file), 'picture'.padEnd(10 + edit.length));
        case 'delete media':
          return remove(pictureOf(edit.file));
        default:
          return publish(edit.title);
      }
    },
  };
};

const textOf = (
  { file, tags, author, section, picture }: Extract<Edit, { kind: 'save' }>,
  version: number,
): string =>
  [
    '---',
    `title: Title ${version}`,
    `author: Author ${author}`,
    `section: Section ${section}`,
    `tags: [${tags.map((tag) => `Tag ${tag}`).join(', ')}]`,
    `date: ${timeOf(file)}`,
    `updated: ${timeOf(100 + version)}`,
    `image: ${pictureOf(picture)}`,
    '---',
    `Text of version ${version}.`,
  ].join('\n');
