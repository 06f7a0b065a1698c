import { describe, expect, it } from 'vitest';
import { createJsonLog } from '../../../lambda/aws/json-log.ts';
import { StorageError } from '../../../lambda/publish/errors.ts';

const logged = (write: (log: ReturnType<typeof createJsonLog>) => void): string[] => {
  const lines: string[] = [];
  write(createJsonLog((line) => lines.push(line)));
  return lines;
};

describe('the log', () => {
  it('is one JSON object a line, with level and message', () => {
    const lines = logged((log) => {
      log.info('published', { written: 2 });
      log.warn('problem', { fault: 'two\nlines' });
      log.error('failed', { ids: ['a'] });
    });

    expect(lines.map((line) => JSON.parse(line))).toEqual([
      { level: 'INFO', message: 'published', written: 2 },
      { level: 'WARN', message: 'problem', fault: 'two\nlines' },
      { level: 'ERROR', message: 'failed', ids: ['a'] },
    ]);
    expect(lines.join('')).not.toContain('\n');
  });

  it('tells an error with its stack and all its causes', () => {
    const root = new RangeError('too slow');
    const middle = new Error('no answer', { cause: root });
    const error = new StorageError('put', 'rss.xml', { cause: middle });

    const [line = ''] = logged((log) => log.error('failed', { error }));

    expect(line).not.toContain('\n');
    expect(JSON.parse(line)).toMatchObject({
      error: {
        name: 'StorageError',
        message: 'put of "rss.xml" failed: Error: no answer',
        stack: expect.stringContaining('json-log.test.ts'),
        cause: { message: 'no answer', cause: { name: 'RangeError', message: 'too slow' } },
      },
    });
  });

  it('accepts a cause that is not an error', () => {
    const [line = ''] = logged((log) =>
      log.error('failed', { error: new Error('failed', { cause: 'a word' }) }),
    );

    expect(JSON.parse(line)).toMatchObject({ error: { cause: 'a word' } });
  });
});
