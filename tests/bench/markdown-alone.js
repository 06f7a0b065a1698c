import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import MarkdownIt from 'markdown-it';
import { parse } from 'yaml';

/*
 * The least work to convert every article with our packages: it reads the files of a folder, their front
 * matter and their Markdown. It does not sanitize, check, report or write.
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
