import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from '@swc/core';

/** A regular expression in the source. */
export interface SourcePattern {
  /** The file that it stands in, as a path below `lambda`. */
  readonly file: string;
  readonly pattern: RegExp;
}

const lambda = join(import.meta.dirname, '../../lambda');

interface SyntaxNode {
  readonly type?: string;
  readonly pattern?: string;
  readonly flags?: string;
  readonly callee?: { readonly value?: string; readonly property?: { readonly value?: string } };
}

const nodesOf = function* (value: unknown): Generator<SyntaxNode> {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value)) yield value;
  for (const child of Object.values(value)) yield* nodesOf(child);
};

const syntaxOf = (file: string): SyntaxNode[] => {
  const source = readFileSync(join(lambda, file), 'utf8');
  return [...nodesOf(parseSync(source, { syntax: 'typescript', target: 'es2022' }).body)];
};

/** The files of `lambda`, with what they say. */
const sources: ReadonlyMap<string, readonly SyntaxNode[]> = new Map(
  readdirSync(lambda, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.[jt]s$/.test(file))
    .map((file) => [file, syntaxOf(file)]),
);

const isMade = ({ type, callee }: SyntaxNode): boolean =>
  (type === 'NewExpression' || type === 'CallExpression') && callee?.value === 'RegExp';

/** The regular expressions that stand as literals in `lambda`. */
export const literalPatterns: readonly SourcePattern[] = [...sources].flatMap(([file, nodes]) =>
  nodes
    .filter(({ type }) => type === 'RegExpLiteral')
    .map(({ pattern = '', flags }) => ({ file, pattern: new RegExp(pattern, flags) })),
);

/** How many regular expressions each file makes of strings. */
export const madeIn: ReadonlyMap<string, number> = new Map(
  [...sources]
    .map(([file, nodes]) => [file, nodes.filter(isMade).length] as const)
    .filter(([, count]) => count > 0),
);

/** The regular expressions that the files of `lambda` make of strings when they are loaded. */
export const madePatterns = async (): Promise<SourcePattern[]> => {
  const found: SourcePattern[] = [];
  const Original = globalThis.RegExp;
  for (const file of madeIn.keys()) {
    globalThis.RegExp = new Proxy(Original, {
      construct(target, [source, flags]) {
        const pattern = new target(source, flags);
        if (new Error().stack?.split('\n')[2]?.includes(`lambda/${file}`)) {
          found.push({ file, pattern });
        }
        return pattern;
      },
    });
    await import(/* @vite-ignore */ join(lambda, file));
  }
  globalThis.RegExp = Original;
  return found;
};

/** The files of `lambda` that call a method of some name. */
export const callersOf = (method: string): string[] =>
  [...sources]
    .filter(([, nodes]) => nodes.some(({ callee }) => callee?.property?.value === method))
    .map(([file]) => file);
