import { siteKeys } from '../../contract.ts';
import { type Headers, type HostRules, hostRules } from './host-rules.ts';

/** A host or web server, and the file by which a folder tells it headers and types. */
interface Host {
  readonly file: string;
  /** @param base the path of the site on its server; ends with a slash */
  readonly write: (rules: HostRules, base: string, mark: string) => string;
}

/** Where channels have their feeds: beside the front page, and two folders below. */
const feedFolders = ['', ':kind/:name/'];

/** `_headers`, as Netlify and Cloudflare Pages read it. */
const headersFile: Host['write'] = ({ headers, folders, files, pages }, base, mark) => {
  const rule = (path: string, headers: Headers) =>
    [`${base}${path}`, ...Object.entries(headers).map((entry) => `  ${entry.join(': ')}`)].join(
      '\n',
    );
  return [
    `# ${mark}`,
    rule('*', headers),
    ...folders.map(({ path, headers }) => rule(`${path}*`, headers)),
    rule(`${pages.path}*`, { 'content-type': pages.contentType }),
    ...files.flatMap(({ name, contentType }) =>
      feedFolders.map((folder) => rule(folder + name, { 'content-type': contentType })),
    ),
    '',
  ].join('\n');
};

const vercelFile: Host['write'] = ({ headers, folders, files, pages }, base, mark) => {
  const rule = (path: string, headers: Headers) => ({
    source: `${base}${path}`,
    headers: Object.entries(headers).map(([key, value]) => ({ key, value })),
  });
  const rules = [
    rule('(.*)', headers),
    ...folders.map(({ path, headers }) => rule(`${path}(.*)`, headers)),
    rule(`${pages.path}(.*)`, { 'content-type': pages.contentType }),
    ...files.flatMap(({ name, contentType }) =>
      feedFolders.map((folder) => rule(folder + name, { 'content-type': contentType })),
    ),
  ];
  // JSON has no comments, and Vercel refuses unknown fields.
  const $schema = `https://openapi.vercel.sh/vercel.json#${mark.replaceAll(' ', '-')}`;
  return `${JSON.stringify({ $schema, headers: rules }, undefined, 2)}\n`;
};

/** `.htaccess`. Without mod_headers, Apache refuses to serve the folder: no file goes out without the policy. */
const apacheFile: Host['write'] = ({ headers, folders, files, pages }, base, mark) => {
  const set = (headers: Headers) =>
    Object.entries(headers).map(([name, value]) => `Header always set ${name} "${value}"`);
  const below = (path: string) => `<If "%{REQUEST_URI} =~ m#^${escaped(base + path)}#">`;
  return [
    `# ${mark}`,
    'DirectoryIndex index.html',
    `ErrorDocument 404 ${base}${siteKeys.notFound}`,
    ...set(headers),
    ...folders.flatMap(({ path, headers }) => [below(path), ...set(headers), '</If>']),
    below(pages.path),
    `ForceType "${pages.contentType}"`,
    '</If>',
    ...files.flatMap(({ name, contentType }) => [
      `<Files "${name}">`,
      `ForceType "${contentType}"`,
      '</Files>',
    ]),
    '',
  ].join('\n');
};

/** To be included in a `server` block. A location with headers of its own inherits none, so it repeats all. */
const nginxFile: Host['write'] = ({ headers, folders, files, pages }, base, mark) => {
  const add = (headers: Headers) =>
    Object.entries(headers).map(([name, value]) => `add_header ${name} "${value}" always;`);
  const type = (contentType: string) => `types { } default_type "${contentType}";`;
  return [
    `# ${mark}`,
    'index index.html;',
    `error_page 404 ${base}${siteKeys.notFound};`,
    ...add(headers),
    ...folders.map(
      ({ path, headers: own }) =>
        `location ^~ "${base}${path}" { ${add({ ...headers, ...own }).join(' ')} }`,
    ),
    `location ^~ "${base}${pages.path}" { ${type(pages.contentType)} }`,
    ...files.map(
      ({ name, contentType }) =>
        `location ~ "^${escaped(base)}(.*/)?${escaped(name)}$" { ${type(contentType)} }`,
    ),
    '',
  ].join('\n');
};

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\#]/g, '\\$&');

/** One row a host. */
export const hosts = {
  apache: { file: '.htaccess', write: apacheFile },
  cloudflare: { file: '_headers', write: headersFile },
  netlify: { file: '_headers', write: headersFile },
  nginx: { file: 'nginx.conf', write: nginxFile },
  vercel: { file: 'vercel.json', write: vercelFile },
} as const satisfies Record<string, Host>;

export type HostName = keyof typeof hosts;

/**
 * The file for a host.
 * @param base the path of the site on its server; ends with a slash
 * @param mark a text that the file contains once
 */
export const writeHostFile = (host: HostName, base: string, mark: string): string =>
  hosts[host].write(hostRules, base, mark);
