import { describe, expect, it } from 'vitest';
import { writeLines } from '../../../lambda/cli/paint.ts';

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
