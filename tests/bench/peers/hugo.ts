import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { title } from '../corpus.ts';
import { runs } from '../measure-process.ts';
import { entries, type Peer } from './peer.ts';

/** Renders Markdown only of what a feed shows; pages, taxonomies and the rest are turned off. */
const config = (articles: string): string => `
baseURL = "https://news.example.org/"
title = "${title}"
languageCode = "en-gb"
pluralizeListTitles = false
contentDir = "${articles}"
disableKinds = ["taxonomy", "term", "sitemap", "robotsTXT", "404"]

[mediaTypes."application/atom+xml"]
suffixes = ["xml"]
[mediaTypes."application/feed+json"]
suffixes = ["json"]

[outputFormats.RSS]
baseName = "rss"
[outputFormats.Atom]
mediaType = "application/atom+xml"
baseName = "atom"
[outputFormats.JSONFeed]
mediaType = "application/feed+json"
baseName = "feed"
isPlainText = true

[outputs]
home = ["RSS", "Atom", "JSONFeed"]
section = ["RSS", "Atom", "JSONFeed"]

[[cascade]]
[cascade._build]
render = "link"
[cascade._target]
kind = "page"
`;

const pages = `first ${entries} (cond .IsHome site.RegularPages .RegularPagesRecursive)`;
const declaration = '{{ printf "<?xml version=\\"1.0\\" encoding=\\"utf-8\\"?>" | safeHTML }}';

const layouts = {
  'list.rss.xml': `${declaration}
<rss version="2.0"><channel><title>{{ .Title }}</title><link>{{ .Permalink }}</link><description>{{ .Title }}</description>
{{- range ${pages} }}
<item><title>{{ .Title }}</title><link>{{ .Permalink }}</link><guid>{{ .Permalink }}</guid><pubDate>{{ .Date.Format "Mon, 02 Jan 2006 15:04:05 -0700" }}</pubDate><category>{{ .Params.section }}</category><description>{{ .Content | html }}</description></item>
{{- end }}
</channel></rss>
`,
  'list.atom.xml': `${declaration}
<feed xmlns="http://www.w3.org/2005/Atom"><id>{{ .Permalink }}</id><title>{{ .Title }}</title><author><name>${title}</name></author>
{{- with index (${pages}) 0 }}<updated>{{ .Date.Format "2006-01-02T15:04:05Z07:00" }}</updated>{{ end }}
{{- range ${pages} }}
<entry><id>{{ .Permalink }}</id><title>{{ .Title }}</title><link href="{{ .Permalink }}"/><updated>{{ .Date.Format "2006-01-02T15:04:05Z07:00" }}</updated><category term="{{ .Params.section }}"/><content type="html">{{ .Content | html }}</content></entry>
{{- end }}
</feed>
`,
  'list.jsonfeed.json': `{"version":"https://jsonfeed.org/version/1.1","title":{{ .Title | jsonify }},"home_page_url":{{ .Permalink | jsonify }},"items":[
{{- range $index, $page := ${pages} }}{{ if $index }},{{ end }}
{"id":{{ .Permalink | jsonify }},"url":{{ .Permalink | jsonify }},"title":{{ .Title | jsonify }},"date_published":{{ .Date.Format "2006-01-02T15:04:05Z07:00" | jsonify }},"tags":[{{ .Params.section | jsonify }}],"content_html":{{ .Content | jsonify }}}
{{- end }}
]}
`,
};

export const hugo: Peer = {
  name: 'Hugo',
  install: 'apt-get install hugo',
  isInstalled: () => runs('hugo', 'version'),
  async setUp(site, articles) {
    await mkdir(join(site, 'layouts/_default'), { recursive: true });
    await writeFile(join(site, 'config.toml'), config(articles));
    for (const [name, text] of Object.entries(layouts)) {
      await writeFile(join(site, 'layouts/_default', name), text);
    }
  },
  build: (site) => ({ file: 'hugo', words: ['--quiet', '--buildFuture'], folder: site }),
  feeds: ['public/rss.xml', 'public/atom.xml', 'public/sport/feed.json'],
  leavings: ['public', 'resources', '.hugo_build.lock'],
};
