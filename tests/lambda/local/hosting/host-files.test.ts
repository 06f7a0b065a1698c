import { describe, expect, it } from 'vitest';
import { cacheControl, responseHeaders } from '../../../../lambda/contract.ts';
import { type HostName, writeHostFile } from '../../../../lambda/local/hosting/host-files.ts';

interface Rule {
  readonly path: string;
  readonly headers: readonly (readonly [string, string])[];
}

/** The rules of a `_headers` file. */
const inHeadersFile = (text: string): Rule[] =>
  text
    .replace(/^#.*\n/gm, '')
    .split(/\n(?=\S)/)
    .map((block) => {
      const [path = '', ...lines] = block.trimEnd().split('\n');
      return {
        path,
        headers: lines.map((line) => {
          const [, name = '', value = ''] = /^ {2}([\w-]+): (.+)$/.exec(line) ?? [];
          return [name, value] as const;
        }),
      };
    });

const inVercelFile = (text: string): Rule[] => {
  const { headers } = JSON.parse(text) as {
    headers: { source: string; headers: { key: string; value: string }[] }[];
  };
  return headers.map(({ source, headers: own }) => ({
    path: source.replaceAll('(.*)', '*'),
    headers: own.map(({ key, value }) => [key, value]),
  }));
};

const readers = {
  netlify: inHeadersFile,
  cloudflare: inHeadersFile,
  vercel: inVercelFile,
} satisfies Partial<Record<HostName, unknown>>;

/** All headers that the rules give a path, as each host merges them. */
const headersAt = (rules: readonly Rule[], path: string) =>
  rules
    .filter((rule) => {
      const pattern = rule.path.replaceAll('.', '\\.').replaceAll('*', '.*');
      return new RegExp(`^${pattern.replace(/:\w+/g, '[^/]+')}$`).test(path);
    })
    .flatMap(({ headers }) => headers);

describe.each(Object.entries(readers))('%s', (host, read) => {
  const rulesAt = (base = '/') => read(writeHostFile(host as HostName, base, 'mark'));

  it.each([
    ['/', {}],
    ['/index.html', {}],
    ['/404.html', {}],
    ['/articles/night-ferry', { 'content-type': 'text/html; charset=utf-8' }],
    ['/rss.xml', { 'content-type': 'application/rss+xml; charset=utf-8' }],
    ['/tags/a/atom.xml', { 'content-type': 'application/atom+xml; charset=utf-8' }],
    ['/sections/a/feed.json', { 'content-type': 'application/feed+json; charset=utf-8' }],
    ['/feeds.opml', { 'content-type': 'text/x-opml; charset=utf-8' }],
    ['/media/a/chart.svg', { 'cache-control': cacheControl.media }],
    ['/media/page.html', { 'cache-control': cacheControl.media }],
  ])('gives %s the headers of every response once, and %o', (path, own) => {
    const { 'strict-transport-security': _, ...everywhere } = responseHeaders;

    expect(headersAt(rulesAt(), path).sort()).toEqual(
      Object.entries({ ...everywhere, ...own }).sort(),
    );
  });

  it('knows the folder of the site on its server', () => {
    const rules = rulesAt('/news/');

    expect(headersAt(rules, '/news/media/a.svg')).toHaveLength(5);
    expect(headersAt(rules, '/other/media/a.svg')).toHaveLength(0);
  });

  it('stays below the limits of its host: 100 rules of 2000 characters', () => {
    expect(rulesAt().length).toBeLessThan(100);
    for (const [name, value] of rulesAt().flatMap(({ headers }) => headers)) {
      expect(`${name}: ${value}`.length).toBeLessThan(2000);
      expect(`${name}: ${value}`).not.toMatch(/[\r\n"]/);
    }
  });
});
