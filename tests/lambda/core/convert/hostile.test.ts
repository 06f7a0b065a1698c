import { describe, expect, it } from 'vitest';
import {
  type Conversion,
  convertArticle,
} from '../../../../lambda/core/convert/convert-article.ts';
import { makePublication } from '../../../support/core-samples.ts';
import { parseStrictXml } from '../../../support/strict-xml.ts';
import { unsafeMarkup } from '../../../support/unsafe-markup.ts';

const context = {
  publication: makePublication('id: tag:p.example,2026:n\ntitle: P\ntimezone: UTC'),
  baseUrl: 'https://n.example',
};

/** In ms of processor time: a hang is what this is to catch, also where all that runs is being counted. */
const tooLong = 8000;

/** Converts a file, in time, to what every feed can carry or to a reason why not. */
const convert = async (name: string, source: string | Uint8Array): Promise<Conversion> => {
  const bytes = typeof source === 'string' ? Buffer.from(source) : source;
  const start = process.cpuUsage();
  const conversion = await convertArticle(`articles/${name}`, new Uint8Array(bytes), context);
  const { user, system } = process.cpuUsage(start);
  expect((user + system) / 1000).toBeLessThan(tooLong);

  const { article } = conversion;
  if (article !== undefined) {
    expect(unsafeMarkup(article.body)).toEqual([]);
    parseStrictXml(`<a><![CDATA[${article.body}]]></a>`);
    const { body, ...fields } = article;
    expect(JSON.stringify(fields)).not.toMatch(/\\u00[01]|\p{Surrogate}|\uFFFD|\uFFFE/u);
  }
  return conversion;
};

const faultOf = async (name: string, source: string | Uint8Array): Promise<string | undefined> =>
  (await convert(name, source)).problems.find(({ severity }) => severity === 'error')?.fault;

const utf16be = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();
const bom = '\uFEFF';
const cafe = 'Café “Größe”\n\nThe naïve façade of the café – 5 € – is back.';
/** ASCII but for what `encode` says: é ü ö ß ï ç “ ” – €. */
const windows1252 = Buffer.from(
  [...cafe].map((character) =>
    '€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—'.includes(character)
      ? ({ '€': 0x80, '“': 0x93, '”': 0x94, '–': 0x96 }[character] ?? 0x3f)
      : character.charCodeAt(0),
  ),
);
/** 本文です。これは */
const shiftJis = Buffer.from('967b95b682c582b78142 82b182ea82cd'.replaceAll(' ', ''), 'hex');
const japanese = Buffer.concat([shiftJis, Buffer.from('\n\n'), shiftJis, shiftJis, shiftJis]);
const japanesePage = (declaration: string) =>
  Buffer.concat([
    Buffer.from(`<html><head>${declaration}</head><body><h1>`),
    shiftJis,
    Buffer.from('</h1><p>'),
    shiftJis,
    shiftJis,
    Buffer.from('</p></body></html>'),
  ]);

describe('a file in any encoding', () => {
  it.each([
    ['UTF-8', Buffer.from(cafe)],
    ['UTF-8 with a byte order mark', Buffer.from(bom + cafe)],
    ['UTF-16 LE with a mark', Buffer.from(bom + cafe, 'utf16le')],
    ['UTF-16 BE with a mark', utf16be(bom + cafe)],
    ['UTF-16 LE without a mark', Buffer.from(cafe.replaceAll(/[“”–€]/g, 'x'), 'utf16le')],
    ['UTF-16 BE without a mark', utf16be(cafe.replaceAll(/[“”–€]/g, 'x'))],
    ['Windows-1252 that nothing declares', windows1252],
    ['UTF-8 with CRLF', Buffer.from(cafe.replaceAll('\n', '\r\n'))],
    ['UTF-8 with CR', Buffer.from(cafe.replaceAll('\n', '\r'))],
  ])('is read: %s', async (_, bytes) => {
    const { article } = await convert('cafe.txt', bytes);
    expect(article?.title).toMatch(/^Café .Größe.$/);
    expect(article?.body).toMatch(/^<p>The naïve façade of the café . 5 . . is back\.<\/p>$/);
  });

  it('is read: Windows-1252 that the page declares', async () => {
    const page = Buffer.concat([
      Buffer.from('<meta charset=windows-1252><h1>Caf'),
      Buffer.from([0xe9]),
      Buffer.from('</h1><p>5 '),
      Buffer.from([0x80]),
    ]);
    expect((await convert('a.html', page)).article).toMatchObject({
      title: 'Café',
      body: '<p>5 €</p>',
    });
  });

  it.each([
    ['that nothing declares', 'a.txt', japanese],
    ['that the page declares', 'a.html', japanesePage('<meta charset="Shift_JIS">')],
    [
      'that the page declares by header',
      'a.html',
      japanesePage('<meta http-equiv="Content-Type" content="text/html; charset=Shift_JIS">'),
    ],
  ])('is read: Shift_JIS %s', async (_, name, bytes) => {
    expect((await convert(name, bytes)).article).toMatchObject({
      title: '本文です。これは',
      body: expect.stringContaining('本文です。これは'),
    });
  });
});

describe('a file with characters that no text has', () => {
  const strange = 'b\u0000c\u0003d\u001Be\u007Ff\u0085g\uFFFEh\uFDD0i\uFEFFj';
  const plenty = 'It is a text of many words, all of them good. '.repeat(20);

  it.each(['txt', 'md', 'html'])('is published without them as .%s', async (kind) => {
    const mark = kind === 'md' ? '# ' : '';
    const source =
      kind === 'html'
        ? `<h1>A ${strange}</h1><p>${plenty}${strange}`
        : `${mark}A ${strange}\n\n${plenty}${strange}`;
    const { article } = await convert(`a.${kind}`, source);
    expect(article?.title).toMatch(/^A bc/);
    expect(`${article?.title} ${article?.body}`).not.toMatch(
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it looks for
      /[\u0000-\u0008\u000E-\u001F\u007F-\u009F\uFEFF\uFFFD\p{Noncharacter_Code_Point}]/u,
    );
  });

  it('is published without half a character of UTF-16', async () => {
    const half = Buffer.concat([
      Buffer.from(`${bom}A`, 'utf16le'),
      Buffer.from([0x00, 0xd8]),
      Buffer.from(`b\n\n${plenty}`, 'utf16le'),
    ]);
    expect((await convert('a.txt', half)).article?.title).toBe('Ab');
  });

  it.each([
    ['a reference', '<h1>A&#xD800;b</h1><p>c'],
    [
      'JSON',
      '<script type="application/ld+json">{"@type":"Article","headline":"A\\ud800b"}</script><title>A</title><p>c',
    ],
    ['YAML', '---\ntitle: "A\\uD800b"\n---\n<p>c'],
  ])('is published without half a character from %s', async (_, source) => {
    expect((await convert('a.html', source)).article?.title).toMatch(/^Ab$/);
  });

  it.each([
    ['a picture', '89504e470d0a1a0a0000000d494844520000000100000001'],
    ['an archive', '504b0304140000000800000000000000000000000000'],
    ['a document', 'd0cf11e0a1b11ae1000000000000000000000000000000003e0003'],
    ['a program', '7f454c4602010100000000000000000003003e0001000000'],
    ['compressed data', '1f8b0800000000000003cb48cdc9c95728cf2fca4901'],
  ])('is rejected when it is %s with the name of a text', async (_, hex) => {
    for (const name of ['a.txt', 'a.md', 'a.html']) {
      expect(await faultOf(name, Buffer.from(hex.repeat(20), 'hex'))).toMatch(/^is not /);
    }
  });
});

describe('a file of 10 MB', () => {
  const size = 10_000_000;
  const fill = (piece: string) => piece.repeat(Math.ceil(size / piece.length));

  it.each([
    ['lines', 'a.txt', `T\n\n${fill('It is a line of a text that never ends.\n')}`],
    ['Markdown', 'a.md', `# T\n\n${fill('It is a *line* of a text.\n\n')}`],
    ['a page', 'a.html', `<h1>T</h1>${fill('<p>It is a line of a text.</p>')}`],
    ['a page of words', 'a.html', `<h1>T</h1><p>${fill('word ')}`],
    ['blanks', 'a.txt', fill(' ')],
    ['front matter', 'a.md', `---\ntitle: ${fill('word ')}\n---\nb`],
    ['NULs', 'a.txt', new Uint8Array(size)],
    ['Windows-1252', 'a.txt', Buffer.from(`T\n\n${fill('café ')}`, 'latin1')],
  ])('of %s is rejected', async (_, name, source) => {
    expect(await faultOf(name, source)).toMatch(
      /^(?:has |is empty|is not a text|the headline has)/,
    );
  });
});

describe('a file that repeats itself', () => {
  const page = (body: string) =>
    `<!DOCTYPE html><html><head><title>The title of it</title></head><body><nav>x</nav><h1>The title of it</h1>${body}</body></html>`;
  const long = `<p>${'A sentence of news, with commas and words. '.repeat(2000)}</p>`;

  it.each([
    ['marks without a letter', 'a.md', `# T\n\n${'!'.repeat(300_000)}`],
    [
      'paragraphs in the head of a page',
      'a.html',
      `<!DOCTYPE html><html><head><title>The title of it</title>${'<p>A sentence of some words.</p>'.repeat(7)}</head><body><nav>x</nav><h1>The title of it</h1>${long}</body></html>`,
    ],
    ['headings of comments', 'a.html', page(`${'<h2>Comments</h2>'.repeat(5000)}${long}`)],
    ['kickers', 'a.html', page(`<h1>${'<small>a kicker</small> '.repeat(3000)}</h1>${long}`)],
    ['articles in one another', 'a.html', page(`${'<article>'.repeat(380)}${long.repeat(10)}`)],
    ['quotation marks', 'a.html', `<title>«${'»'.repeat(900)}</title>${long}`],
    [
      'brackets of a caption',
      'a.html',
      page(
        `<figure><img src="/a.jpg"><figcaption>${'(a '.repeat(20_000)}</figcaption></figure>${long}`,
      ),
    ],
    ['divisions', 'a.md', `# T\n\n${'<div>a</div><svg>b</svg>'.repeat(4000)}`],
  ])('is published: %s', async (_, name, source) => {
    expect(await faultOf(name, source)).toBeUndefined();
  });
});

describe('a file nested 100,000 deep', () => {
  const deep = 100_000;

  it.each([
    ['elements of a page', 'a.html', `<html><body><h1>T</h1>${'<div>'.repeat(deep)}x`],
    ['elements of a fragment', 'a.html', `<h1>T</h1>${'<b>'.repeat(deep)}x`],
    ['elements in Markdown', 'a.md', `# T\n\n${'<div>'.repeat(deep)}x`],
    ['a few elements in Markdown', 'a.md', `# T\n\n${'<svg>'.repeat(6001)}x`],
    ['YAML lists', 'a.md', `---\ntitle: ${'['.repeat(deep)}\n---\nb`],
    ['YAML maps', 'a.md', `---\ntitle: ${'{a: '.repeat(deep)}\n---\nb`],
  ])('of %s is rejected', async (_, name, source) => {
    expect(await faultOf(name, source)).toMatch(/^(?:has |nests |the YAML nests )/);
  });

  it.each([
    ['quotations', 'a.md', `# T\n\n${'>'.repeat(deep)} x`],
    ['lists', 'a.md', `# T\n\n${'- '.repeat(deep)}x`],
    ['brackets', 'a.md', `# T\n\n${'['.repeat(deep)}x`],
    [
      'JSON-LD',
      'a.html',
      `<script type="application/ld+json">${'['.repeat(deep)}</script><h1>T</h1><p>x`,
    ],
  ])('of %s is published', async (_, name, source) => {
    expect((await convert(name, source)).article?.title).toBe('T');
  });
});

describe('front matter that refers to itself', () => {
  it.each([
    [
      'a bomb of aliases',
      `a: &a [x,x,x,x,x,x,x,x,x]\n${[...'bcdefghi'].map((name, index) => `${name}: &${name} [${`*${'abcdefgh'[index]},`.repeat(9)}]`).join('\n')}\ntitle: *i`,
    ],
    ['an alias of itself', 'title: &a [*a]'],
    ['an alias of nothing', 'title: *a'],
  ])('is rejected: %s', async (_, yaml) => {
    expect(await faultOf('a.md', `---\n${yaml}\n---\n# T\n\nb`)).toBeDefined();
  });

  it('pollutes no prototype', async () => {
    await convert('a.md', '---\ntitle: T\n__proto__: {polluted: yes}\nconstructor: x\n---\nb');
    expect({}).not.toHaveProperty('polluted');
  });
});

describe('a file of any name', () => {
  it.each([
    ['night ferry.md', 'night-ferry'],
    ['c++ 100% #1.md', 'c-plus-plus-100-1'],
    ['a+b%20c%2Fd.md', 'a-b-20c-2fd'],
    ['../../etc/passwd.md', 'passwd'],
    ['..%2f..%2fetc.md', '2f-2fetc'],
    ['a/./b\\..\\c.md', 'b-c'],
    ['con.md', 'con'],
    ['\u202Etxt.exe\u200F.md', 'txt-exe'],
    ['a\u0000b.md', 'a-b'],
    ['Ferry 😀 news.md', 'ferry-news'],
    ['😀.md', expect.stringMatching(/^x[0-9a-f]{12}$/)],
    ['...md', expect.stringMatching(/^x[0-9a-f]{12}$/)],
    [`${'long '.repeat(100)}.md`, expect.stringMatching(/^long(?:-long){30,}$/)],
  ])('is published: %j', async (name, slug) => {
    expect((await convert(name, '# T\n\nb')).article?.slug).toEqual(slug);
  });

  it.each([
    ['../../etc/passwd', 'etc-passwd'],
    ['/', expect.stringMatching(/^x[0-9a-f]{12}$/)],
    ['a?b#c&d\\e', 'a-b-c-d-e'],
    ['\u202Egpj.exe', 'gpj-exe'],
  ])('takes from the slug %j no path', async (slug, expected) => {
    const source = `---\nslug: ${JSON.stringify(slug)}\n---\n# T\n\nb`;
    expect((await convert('a.md', source)).article?.slug).toEqual(expected);
  });
});
