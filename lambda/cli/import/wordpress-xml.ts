import { createReadStream } from 'node:fs';
import { SaxesParser } from 'saxes';
import { InputError } from '../command-line.ts';

/** An `<item>` of an export file: its plain fields by name, its categories and its custom fields. */
export interface ExportedItem {
  readonly fields: ReadonlyMap<string, string>;
  readonly categories: readonly { readonly domain: string; readonly name: string }[];
  /** Custom fields. */
  readonly meta: ReadonlyMap<string, string>;
}

interface ExportedAuthor {
  readonly login: string;
  readonly displayName: string;
}

interface Handlers {
  readonly onItem: (item: ExportedItem) => void;
  readonly onAuthor?: (author: ExportedAuthor) => void;
  /** Gets the number of bytes that were read since the last call. */
  readonly onBytes: (bytes: number) => void;
}

/** WordPress exports its database unchanged, also characters that XML does not allow. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to remove.
const notXml = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** In bytes. */
const chunkSize = 256 * 1024;

/** Copies a text: a substring would keep its whole chunk in memory. */
const detached = (text: string): string => Buffer.from(text).toString();

/**
 * Reads a WordPress export file (WXR 1.0 to 1.2) in chunks, so its size does not matter.
 * @yields after each chunk, so that the caller can handle its items
 * @throws InputError when the file is not well-formed
 */
export async function* readExport(
  path: string,
  { onItem, onAuthor, onBytes }: Handlers,
): AsyncGenerator<void> {
  const parser = new SaxesParser({ fileName: path, xmlns: false });
  let fields = new Map<string, string>();
  let meta = new Map<string, string>();
  let categories: ExportedItem['categories'][number][] = [];
  const open: string[] = [];
  let domain = '';
  let text = '';
  const add = (more: string) => {
    text += more;
  };
  parser.on('opentag', ({ name, attributes }) => {
    open.push(name);
    text = '';
    if (name === 'item') {
      fields = new Map();
      meta = new Map();
      categories = [];
    } else if (name === 'category') domain = attributes.domain ?? '';
  });
  parser.on('text', add);
  parser.on('cdata', add);
  parser.on('closetag', ({ name }) => {
    open.pop();
    const parent = open.at(-1);
    if (name === 'item') onItem({ fields, categories, meta });
    else if (name === 'wp:postmeta') {
      meta.set(fields.get('wp:meta_key') ?? '', fields.get('wp:meta_value') ?? '');
    } else if (name === 'wp:author') {
      const login = fields.get('wp:author_login') ?? '';
      onAuthor?.({ login, displayName: fields.get('wp:author_display_name') || login });
    } else if (name === 'category' && parent === 'item') categories.push({ domain, name: text });
    else if (parent === 'item' || parent === 'wp:postmeta' || parent === 'wp:author') {
      fields.set(name, text.length < chunkSize ? detached(text) : text);
    }
    text = '';
  });
  parser.on('error', (error) => {
    throw new InputError(
      `${error.message.replace(/(?<!\.)\.+$/, '')}. Export it again, or fix the file there.`,
    );
  });
  const stream = createReadStream(path, { encoding: 'utf8', highWaterMark: chunkSize });
  let before = 0;
  for await (const chunk of stream as AsyncIterable<string>) {
    parser.write(chunk.replace(notXml, ''));
    onBytes(stream.bytesRead - before);
    before = stream.bytesRead;
    yield;
  }
  parser.close();
  yield;
}
