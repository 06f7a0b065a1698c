import { symlink } from 'node:fs/promises';
import { describe, expect } from 'vitest';
import {
  mustBeFolder,
  mustLieOutside,
  readOptions,
  runCommand,
  UsageError,
} from '../../../lambda/cli/command-line.ts';
import { it } from '../../support/commands.ts';

const options = { out: { type: 'string' }, 'base-url': { type: 'string' } } as const;

describe('the words of a command', () => {
  it('are read as options', () => {
    expect(readOptions(['--out', 'site', '--base-url=https://a'], options)).toEqual({
      out: 'site',
      'base-url': 'https://a',
    });
    expect(readOptions([], options)).toEqual({});
  });

  it('are read as operands, which are named in their order', () => {
    expect(readOptions(['a', '--out', 'site', 'b'], options, ['FROM', 'TO'])).toEqual({
      ...{ out: 'site', FROM: 'a', TO: 'b' },
    });
    expect(() => readOptions(['a'], options, ['FROM', 'TO'])).toThrow('TO is needed.');
  });

  it.for([
    ['an unknown option', ['--ouf', 'site'], '--ouf'],
    ['a word that belongs to no option', ['site'], 'site'],
    ['an option without its value', ['--out'], '--out'],
  ] as const)('are refused with %s', ([_, words, named]) => {
    const read = () => readOptions(words, options);

    expect(read).toThrow(UsageError);
    expect(read).toThrow(named);
    expect(read).toThrow(/^[^.]+\.$/);
  });
});

describe('a folder that a command reads', () => {
  it('is taken if it is there', async ({ place }) => {
    await expect(mustBeFolder('--content', place.path('.'))).resolves.toBeUndefined();
  });

  it('is refused if it is missing, or a file', async ({ place }) => {
    await place.save('.', { file: '' });

    for (const name of ['missing', 'file', 'file/below']) {
      await expect(mustBeFolder('--content', place.path(name))).rejects.toMatchObject({
        name: 'UsageError',
        message: `--content "${place.path(name)}" is not a folder.`,
      });
    }
  });
});

describe('a folder that a command writes', () => {
  const check = (out: string | undefined, content = 'content') =>
    mustLieOutside({ '--out': out }, { '--content': content });

  it.for([undefined, 'site', '.', '..', 'content site', '../content', 'content/..', '/site'])(
    'is taken outside of what it reads: %s',
    (out) => {
      expect(() => check(out)).not.toThrow();
    },
  );

  it.for(['content', 'content/', './content/articles', 'site/../content/..site'])(
    'is refused inside of what it reads: %s',
    (out) => {
      expect(() => check(out)).toThrow(
        new UsageError(`--out "${out}" must lie outside --content "content".`),
      );
    },
  );
});

it('output is refused inside of what it reads, by whatever links it is named', async ({
  expect,
  place,
}) => {
  await place.save('content/articles', { 'a.md': '# A' });
  await symlink(place.path('content/articles'), place.path('way'));
  await symlink(place.path('content'), place.path('input'));
  const check = (out: string, content: string) => () =>
    mustLieOutside({ '--out': place.path(out) }, { '--content': place.path(content) });

  expect(check('way', 'content')).toThrow(UsageError);
  expect(check('way/new/site', 'content')).toThrow(UsageError);
  expect(check('content/site', 'input')).toThrow(UsageError);
  expect(check('site', 'input')).not.toThrow();
});

it('an unexpected error is printed with its stack, and commands no terminal', async ({
  expect,
}) => {
  let text = '';
  const stderr = {
    write: (more: string) => {
      text += more;
    },
  };

  const code = await runCommand(
    async () => {
      throw new Error("EACCES: permission denied, open 'a\u001b[2J'");
    },
    { stderr },
  );

  expect(code).toBe(1);
  expect(text).toMatch(/^Error: EACCES: permission denied, open 'a\\u001b\[2J'\n {4}at /);
});
