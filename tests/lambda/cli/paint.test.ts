import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeJson, writeLines } from '../../../lambda/cli/paint.ts';

const written = (terminal: { isTTY?: boolean; hasColors?: () => boolean }): string => {
  let text = '';
  writeLines({ ...terminal, write: (more) => (text += more) }, [
    'REJECTED   articles/a.md',
    'error: articles/a.md: REJECTED',
  ]);
  return text;
};

const plain = 'REJECTED   articles/a.md\nerror: articles/a.md: REJECTED\n';
const red = (text: string) => `\u001b[31m${text}\u001b[39m`;

describe('lines', () => {
  it('begin in colour on a terminal', () => {
    expect(written({ isTTY: true, hasColors: () => true })).toBe(
      plain.replace(/^REJECTED/, red('REJECTED')).replace('error:', red('error:')),
    );
  });

  it('are plain for a file, and where no colours are wanted', () => {
    expect(written({})).toBe(plain);
    expect(written({ isTTY: true, hasColors: () => false })).toBe(plain);
  });
});

/** What a title or the name of a file may hold, by what it would do. */
const commands = {
  'clear the screen': '\u001b[2J',
  'name the window': '\u001b]0;owned\u0007',
  'colour the rest by a single character': '\u009b31m',
  'write over the line': 'ok\rpublished',
  'begin a line of its own': 'a\npublished  b',
  'begin a line of its own, by Unicode': 'a\u2028b\u2029c\u0085d',
  'turn the direction': '\u202egnp.exe\u2066\u2069',
  'delete what is before it': 'a\b\u007f',
};

describe('what could command a terminal', () => {
  const terminal = (stream: { isTTY: boolean }, write: (text: string) => void) => ({
    ...stream,
    hasColors: () => stream.isTTY,
    write,
  });

  it.each(Object.entries(commands))('does not %s, and is shown', (_, command) => {
    for (const isTTY of [true, false]) {
      let text = '';
      writeLines(
        terminal({ isTTY }, (more) => {
          text += more;
        }),
        [command, `error: ${command}`, ['a', { style: 'dim', text: command }]],
      );

      const own = [1, 2, 22, 31, 39].map((code) => `\u001b[${code}m`);
      const foreign = own.reduce((rest, sequence) => rest.replaceAll(sequence, ''), text);
      expect(foreign.split('\n')).toHaveLength(4);
      expect(foreign.replaceAll('\n', '')).not.toMatch(
        /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u,
      );
      expect(foreign).toMatch(/\\(?:u[0-9a-f]{4}|[nrt])/);
    }
  });

  it.each(Object.values(commands))('stays the same in JSON: %j', (command) => {
    let text = '';
    writeJson({ write: (more) => (text += more) }, { command });

    expect(JSON.parse(text)).toEqual({ command });
    expect(text.replaceAll('\n', '')).not.toMatch(
      /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u,
    );
  });

  it('is nothing that any script needs', () => {
    let text = '';
    const title = 'سوق الحمّام \u200f– Ünïcode, 日本, e\u0301, 👩‍🚀';
    writeLines({ write: (more) => (text += more) }, [title]);

    expect(text).toBe(`${title}\n`);
  });
});

it('no command writes a text with values past these functions', () => {
  const folder = join(import.meta.dirname, '../../../lambda/cli');
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  );
  // The progress is made of numbers.
  const past = sources.filter(
    (name) =>
      !/^(?:paint|progress)\.ts$/.test(name) &&
      /\b(?:stdout|stderr|stream)\.write\([^'`)]*`/.test(readFileSync(join(folder, name), 'utf8')),
  );

  expect(sources.length).toBeGreaterThan(30);
  expect(past).toEqual([]);
});
