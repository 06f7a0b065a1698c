import { isError, type Problem } from '../problem.ts';
import { isBlank } from '../text.ts';
import type { BodyFault, BodyOptions, ConvertedBody, ConvertText } from './body.ts';
import { decodeText } from './decode/decode.ts';
import { type FrontMatterReading, readFrontMatter } from './front-matter/read-front-matter.ts';
import { splitFrontMatter } from './front-matter/split-front-matter.ts';
import { excessOfText } from './limits.ts';

/** What a file itself holds. */
interface ConvertedFile extends ConvertedBody {
  /** Its problems are warnings. */
  readonly frontMatter?: FrontMatterReading;
}

/** Front matter that hides the article, or has errors. */
interface Unpublished {
  readonly draft: boolean;
  readonly problems: readonly Problem[];
}

/** What is known of a file from outside it. */
interface FileOptions extends BodyOptions {
  /** For messages. */
  readonly file: string;
}

/** Turns the bytes of one kind of file into a headline and HTML. */
export type ConvertBytes = (
  bytes: Uint8Array,
  options: FileOptions,
) => Promise<ConvertedFile | BodyFault | Unpublished>;

interface TextKind {
  /** Whether the article may be a small part of the file. */
  readonly isPage?: boolean;
}

/** The converter of a kind of text: it decodes the bytes and reads the front matter first. */
export const fromText =
  (convert: ConvertText, { isPage = false }: TextKind = {}): ConvertBytes =>
  async (bytes, { file, ...options }) => {
    const decoded = decodeText(bytes);
    if ('fault' in decoded) return { fault: decoded.fault, remedy: 'Save it as UTF-8 text' };
    if (isBlank(decoded.text)) return { fault: 'is empty', remedy: 'Write a headline and a text' };
    const source = splitFrontMatter(decoded.text);
    if ('fault' in source) return source;
    const tooLong = isPage ? undefined : excessOfText(source.body);
    if (tooLong) return tooLong;
    const { block, body: text } = source;
    const frontMatter = block
      ? readFrontMatter(block, { file, timezone: options.timezone, language: options.language })
      : noFrontMatter;
    const { values, draft, problems } = frontMatter;
    if (draft || problems.some(isError)) return { draft, problems };
    const { title, clean = options.clean, language = options.language } = values;
    const body = await convert(text, { ...options, title, clean, language });
    return 'fault' in body ? body : { ...body, frontMatter };
  };

const noFrontMatter: FrontMatterReading = { values: {}, draft: false, problems: [] };
