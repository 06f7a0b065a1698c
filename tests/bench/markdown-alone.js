import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import MarkdownIt from 'markdown-it';
import { parse } from 'yaml';

/*
 * What whoever converts every article has to do at least, by the packages that we use: read the files of a
 * folder, their front matter and their Markdown. Nothing is sanitized, checked, told or written.
 */
const markdown = new MarkdownIt({ html: true, linkify: true });
const folder = process.argv[2] ?? '.';
const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
let characters = 0;
for (const name of names.filter((each) => each.endsWith('.md'))) {
  const text = readFileSync(join(folder, name), 'utf8');
  const end = text.indexOf('\n---', 3);
  parse(text.slice(3, end));
  characters += markdown.render(text.slice(end + 4)).length;
}
process.stdout.write(`${characters} characters of HTML\n`);
