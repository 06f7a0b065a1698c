import { describe, expect, it } from 'vitest';
import { writeLines } from '../../../../lambda/cli/paint.ts';
import { describeSite as linesOf } from '../../../../lambda/cli/serve/describe-site.ts';
import type { ChannelRow } from '../../../../lambda/cli/serve/read-channel-rows.ts';

const baseUrl = 'http://localhost:8080';
/** The lines as a file gets them. */
const describeSite = (...parameters: Parameters<typeof linesOf>): string[] => {
  let text = '';
  writeLines({ write: (more) => (text += more) }, linesOf(...parameters));
  return text.trimEnd().split('\n');
};
const row = (name: string, path: string, entries = 1): ChannelRow => ({
  name,
  address: `${baseUrl}/${path}`,
  entries,
});

describe('what the site holds', () => {
  it('is told in columns, beside the addresses that one needs first', () => {
    const channels = [row('The Tidewater Post', '', 1_200), row('Local', 'sections/local/', 30)];

    expect(describeSite(baseUrl, channels)).toEqual([
      'Front page  http://localhost:8080/',
      'RSS         http://localhost:8080/rss.xml',
      'Atom        http://localhost:8080/atom.xml',
      'JSON Feed   http://localhost:8080/feed.json',
      'Subscribe   http://localhost:8080/subscribe/',
      '',
      'Entries  Page                                   Channel',
      '  1,200  http://localhost:8080/                 The Tidewater Post',
      '     30  http://localhost:8080/sections/local/  Local',
      '',
      'Each page has its feeds below it: rss.xml, atom.xml, feed.json.',
    ]);
  });

  it('has a heading that stands out', () => {
    expect(linesOf(baseUrl, [row('N', '')])).toContainEqual({
      style: 'bold',
      text: 'Entries  Page                    Channel',
    });
  });

  it('is nothing while nothing is published', () => {
    const lines = describeSite(baseUrl, []);

    expect(lines).toContain('Nothing is published yet.');
    expect(lines.join()).not.toContain('Entries');
  });

  it('is cut where it would fill more than a screen, and says by how much', () => {
    const channels = Array.from({ length: 1_300 }, (_, index) => row(`${index}`, `tags/${index}/`));

    const lines = describeSite(baseUrl, channels);

    expect(lines.length).toBeLessThan(30);
    expect(lines.filter((line) => line.includes('/tags/'))).toHaveLength(15);
    expect(lines).toContain('         and 1,285 more: http://localhost:8080/subscribe/');
  });

  it('keeps its columns narrow beside an address that is long', () => {
    const channels = [row('Long', `tags/${'%D9%84'.repeat(20)}/`), row('Short', 'tags/a/')];

    const short = describeSite(baseUrl, channels).find((line) => line.endsWith('Short'));

    expect(short?.length).toBeLessThan(80);
  });
});
