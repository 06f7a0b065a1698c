import { createReadStream } from 'node:fs';
import { SaxesParser } from 'saxes';
import { InputError } from '../command-line.ts';

/** An `<item>` of an export file: its plain fields by their names, and what has attributes or parts. */
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
  /** Told how many bytes have been read. */
  readonly onBytes: (bytes: number) => void;
}

/** WordPress puts into an export whatever its database holds, which XML does not always allow. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is to be removed.
const notXml = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** In bytes. */
const chunkSize = 256 * 1024;

/** A part of a chunk keeps all of the chunk in memory, which ids that are remembered must not. */
const detached = (text: string): string => Buffer.from(text).toString();

/**
 * Reads a WordPress export file (WXR 1.0 to 1.2) in pieces, so that its size does not matter.
 * @yields after each piece, so that the reader can deal with the items that were in it
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
      `${error.message.replace(/\.+$/, '')}. Export it again, or mend it there.`,
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
