import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { chapters } from './parts.ts';
import { allPeers } from './peers/installed.ts';
import { type Figures, fillIn, plotOf } from './performance-report.ts';

const docs = join(import.meta.dirname, '../../docs');
const document = readFileSync(join(docs, 'performance.md'), 'utf8');
const figures: Figures = JSON.parse(readFileSync(join(docs, 'performance/figures.json'), 'utf8'));

describe('docs/performance.md', () => {
  it('says what the figures beside it say', () => {
    expect(fillIn(document, chapters, figures)).toBe(document);
  });

  it('shows the plots of these figures, and there are no others', () => {
    const plots = chapters.flatMap((chapter) => {
      const run = figures[chapter.part.name];
      const plot = run && plotOf(chapter, run);
      return plot ? [[`${chapter.part.name}.svg`, plot] as const] : [];
    });

    for (const [name, plot] of plots) {
      expect(readFileSync(join(docs, 'performance', name), 'utf8')).toBe(plot);
      expect(document).toContain(`(performance/${name})`);
    }
    const files = readdirSync(join(docs, 'performance')).filter((name) => name.endsWith('.svg'));
    expect(files).toEqual(plots.map(([name]) => name).sort());
  });

  it('has figures of every part, and of no part that there is no more', () => {
    expect(Object.keys(figures).sort()).toEqual(chapters.map(({ part }) => part.name).sort());
  });

  it('tells how to install every peer, in the version that is measured', () => {
    const [commands = ''] = /^apt-get[\s\S]*?```/m.exec(document) ?? [];
    for (const { install } of allPeers) {
      expect(install.split(' ').filter((word) => !commands.includes(word))).toEqual([]);
    }
  });

  it('names only files that are there', () => {
    for (const [path] of document.matchAll(/tests\/[\w./-]+\.ts/g)) {
      expect(existsSync(join(docs, '..', path)), path).toBe(true);
    }
  });
});

describe('filling in', () => {
  it('leaves all but the tables as it is', () => {
    const [chapter] = chapters;
    const { name = '' } = chapter?.part ?? {};
    const text = `Before.\n\n<!-- ${name} -->\nold\n<!-- /${name} -->\n\nAfter.\n`;
    const run = { ...Object.values(figures)[0], missing: ['Hugo'] };

    const filled = fillIn(text, chapters, { [name]: run as never });

    expect(filled).toMatch(/^Before\.\n\n<!-- /);
    expect(filled).toMatch(/Not there: Hugo\.\n\n<!-- \/[\w-]+ -->\n\nAfter\.\n$/);
    expect(filled).not.toContain('old');
  });

  it('fails where the document has no place for figures', () => {
    expect(() => fillIn('Nothing here.', chapters, figures)).toThrow(/There is no <!-- /);
  });
});
