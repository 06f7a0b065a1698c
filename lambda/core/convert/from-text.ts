import { isError, type Problem } from '../problem.ts';
import { isBlank } from '../text.ts';
import { readFields } from '../yaml-fields.ts';
import { articleFields } from './article-fields.ts';
import type { FrontMatter } from './assemble.ts';
import type { BodyFault, BodyOptions, ConvertedBody, ConvertText } from './body.ts';
import { decodeText } from './decode/decode.ts';
import { splitFrontMatter } from './front-matter.ts';
import { excessOfText } from './limits.ts';

/** What a file itself holds. */
interface ConvertedFile extends ConvertedBody {
  readonly frontMatter?: {
    readonly values: FrontMatter;
    /** Warnings only. */
    readonly problems: readonly Problem[];
  };
}

/** Front matter with errors. */
interface Rejection {
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
) => Promise<ConvertedFile | BodyFault | Rejection>;

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
    if (source === undefined) {
      return {
        fault: 'the front matter is not closed',
        remedy: 'Put a line "---" below it',
        line: 1,
      };
    }
    const tooLong = isPage ? undefined : excessOfText(source.body);
    if (tooLong) return tooLong;
    const fields = articleFields(options.timezone);
    const { values, problems } = readFields(source.yaml ?? '', fields, file, source.yamlLine);
    if (problems.some(isError)) return { problems };
    const { title, clean = options.clean, language = options.language } = values;
    const body = await convert(source.body, { ...options, title, clean, language });
    return 'fault' in body ? body : { ...body, frontMatter: { values, problems } };
  };
