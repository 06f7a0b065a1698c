import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from './tools.ts';

/** What a reader has of an entry. */
interface ReadEntry {
  readonly title: string;
  /** Its full text, as HTML or with line ends escaped, however the reader keeps it. */
  readonly text: string;
}

/** A feed reader of Debian's, driven as its users do, with all of its files in one folder. */
export interface DebianReader {
  /** The program, and the package that it comes with. */
  readonly name: string;
  /** Of the front page's documents, the one that it subscribes to. */
  readonly file: string;
  subscribe(folder: string, address: string): Promise<void>;
  poll(folder: string): Promise<void>;
  /** Everything that it has shown its user so far. */
  entries(folder: string): Promise<ReadEntry[]>;
}

/** Debian's own, which has its packages; another may come first in the path. */
const python = (script: string, ...words: string[]) =>
  run('/usr/bin/python3', ['-c', script, ...words], { maxBuffer: 1e8 });

const newsboat: DebianReader = {
  name: 'newsboat',
  file: 'rss.xml',
  async subscribe(folder, address) {
    await writeFile(join(folder, 'urls'), `${address}\n`);
    await writeFile(join(folder, 'config'), '');
  },
  async poll(folder) {
    const at = (name: string) => join(folder, name);
    await run('newsboat', [
      ...['-C', at('config'), '-u', at('urls'), '-c', at('cache.db'), '-x', 'reload'],
    ]);
  },
  async entries(folder) {
    const script = `
import json, sqlite3, sys
rows = sqlite3.connect(sys.argv[1]).execute("select title, content from rss_item")
print(json.dumps([{"title": title, "text": text} for title, text in rows]))`;
    return JSON.parse((await python(script, join(folder, 'cache.db'))).stdout);
  },
};

/** Its manual shows how to ask only for what is new; by itself it fetches everything each time. */
const sfeedrc = (folder: string, address: string) => `
sfeedpath="${folder}/feeds"
feeds() { feed "post" "${address}"; }
fetch() {
  curl -L -f -s -m 15 --etag-save "${folder}/etag.new" --etag-compare "${folder}/etag" "$2" &&
    if [ -s "${folder}/etag.new" ]; then mv "${folder}/etag.new" "${folder}/etag"; fi
}
`;

const sfeed: DebianReader = {
  name: 'sfeed',
  file: 'atom.xml',
  async subscribe(folder, address) {
    await writeFile(join(folder, 'sfeedrc'), sfeedrc(folder, address));
    await writeFile(join(folder, 'etag'), '');
  },
  async poll(folder) {
    await run('sfeed_update', [join(folder, 'sfeedrc')]);
  },
  async entries(folder) {
    const lines = (await readFile(join(folder, 'feeds/post'), 'utf8')).trim().split('\n');
    return lines.map((line) => {
      const [, title = '', , text = ''] = line.split('\t');
      return { title, text };
    });
  },
};

const rss2emailConfig = (folder: string) => `[DEFAULT]
from = news@example.org
to = reader@example.org
email-protocol = maildir
maildir-path = ${folder}/mail
maildir-mailbox = inbox
html-mail = True
`;

const r2e = async (folder: string, ...words: string[]): Promise<void> => {
  await run('r2e', ['-c', join(folder, 'config'), '-d', join(folder, 'data.json'), ...words]);
};

const rss2email: DebianReader = {
  name: 'rss2email',
  file: 'rss.xml',
  async subscribe(folder, address) {
    await writeFile(join(folder, 'config'), rss2emailConfig(folder));
    for (const part of ['cur', 'new', 'tmp']) {
      await mkdir(join(folder, 'mail/inbox', part), { recursive: true });
    }
    await r2e(folder, 'add', 'post', address);
  },
  poll: (folder) => r2e(folder, 'run'),
  async entries(folder) {
    const script = `
import email, email.policy, json, mailbox, sys
box = mailbox.Maildir(sys.argv[1], create=False)
mails = [email.message_from_bytes(box.get_bytes(key), policy=email.policy.default) for key in box.keys()]
print(json.dumps([{"title": mail["subject"], "text": mail.get_content()} for mail in mails]))`;
    return JSON.parse((await python(script, join(folder, 'mail/inbox'))).stdout);
  },
};

/** The library that most readers in Python are made with; what it has read is kept by id, as they do. */
const feedparser: DebianReader = {
  name: 'python3-feedparser',
  file: 'atom.xml',
  async subscribe(folder, address) {
    await writeFile(join(folder, 'known.json'), JSON.stringify({ address, entries: {} }));
  },
  async poll(folder) {
    const script = `
import feedparser, json, sys
known = json.load(open(sys.argv[1]))
feed = feedparser.parse(known["address"], etag=known.get("etag"))
assert not feed.bozo, feed.get("bozo_exception")
if feed.status == 200:
    known["etag"] = feed.etag
    for entry in feed.entries:
        known["entries"][entry.id] = {"title": entry.title, "text": entry.content[0].value}
json.dump(known, open(sys.argv[1], "w"))`;
    await python(script, join(folder, 'known.json'));
  },
  async entries(folder) {
    return Object.values(JSON.parse(await readFile(join(folder, 'known.json'), 'utf8')).entries);
  },
};

export const debianReaders: readonly DebianReader[] = [newsboat, sfeed, rss2email, feedparser];
