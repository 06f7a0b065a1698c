/** A part of a pattern: one of some characters, or one of some sequences of parts. */
type Part = {
  readonly samples?: readonly string[];
  readonly choices?: readonly (readonly Part[])[];
  /** Whether it may come many times. */
  isLoop: boolean;
  /** How many times it must come. */
  least: number;
};

/** The tokens of a regular expression. */
const token =
  /\\[pP]\{[^}]*\}|\\u\{[^}]*\}|\\u[\dA-Fa-f]{4}|\\x[\dA-Fa-f]{2}|\\.|\[(?:\\.|[^\]\\])*\]|\(\?(?:[:=!]|<[=!]|<\w+>)|[*+?]\??|\{\d+(?:,\d*)?\}\??|./gsu;

/** Members of the classes that patterns name; the last stands for scripts. */
const members: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^\\s/, [' ', '\t']],
  [/^\\S/, ['a']],
  [/^\\w/, ['a', '0']],
  [/^\\[WD]/, ['!']],
  [/^\\d|^\\p\{N/, ['0']],
  [/^\\p\{Lu/, ['A']],
  [/^\\p\{(?:L|Ll)\}/, ['a']],
  [/^\\p\{M\}/, ['\u0301']],
  [/^\\p\{P/, ['!']],
  [/^\\p\{(?:sc|Script)=Arabic/, ['د']],
  [/^\\p\{(?:sc|Script)=/, ['漢']],
  [/^\\[pP]\{/, ['é']],
  [/^\\[bB]$/, []],
  [/^\\n$/, ['\n']],
  [/^\\t$/, ['\t']],
  [/^\\r$/, ['\r']],
];

const charactersOf = (text: string): readonly string[] => {
  const named = members.find(([form]) => form.test(text))?.[1];
  if (named !== undefined) return named;
  const code = /^\\(?:u\{?|x)([\dA-Fa-f]+)/.exec(text)?.[1];
  if (code !== undefined) return [String.fromCodePoint(Number.parseInt(code, 16))];
  if (text === '^' || text === '$') return [];
  return text === '.' ? ['a'] : [text.replace(/^\\/, '')];
};

/** Some of the characters that a class such as `[^a-z]` stands for. */
const membersOf = (characterClass: string, flags: string): readonly string[] => {
  const matches = new RegExp(`^${characterClass}$`, flags.replace(/[gy]/g, ''));
  const inner = characterClass.slice(1, -1).match(token) ?? [];
  const candidates = [...inner.flatMap(charactersOf), 'a', 'A', '0', ' ', '<', '/', '\u0001'];
  return [...new Set(candidates)].filter((each) => matches.test(each)).slice(0, 8);
};

const parse = (source: string, flags: string): readonly (readonly Part[])[] => {
  const tokens = source.match(token) ?? [];
  let at = 0;
  const choices = (): Part[][] => {
    const found: Part[][] = [[]];
    for (; at < tokens.length && tokens[at] !== ')'; at += 1) {
      const text = tokens[at] ?? '';
      const parts = found.at(-1) ?? [];
      const last = parts.at(-1);
      if (text === '|') found.push([]);
      else if (last && /^[?*+]|^\{\d/.test(text)) {
        last.isLoop = /^(?:[*+]|\{\d+,)/.test(text);
        last.least = Number(/\d+/.exec(text)?.[0] ?? 1);
      } else if (text.startsWith('(')) {
        at += 1;
        parts.push({ choices: choices(), isLoop: false, least: 1 });
      } else {
        const samples = text.startsWith('[') ? membersOf(text, flags) : charactersOf(text);
        parts.push({ samples, isLoop: false, least: 1 });
      }
    }
    return found;
  };
  return choices();
};

/** Of a list of phrases, some stand for all. */
const most = 12;

/** Texts that begin a match, with what may come many times behind them, and texts that match. */
interface Expansion {
  readonly begun: readonly { readonly text: string; readonly loop?: string }[];
  readonly whole: readonly string[];
}

const expand = (parts: readonly Part[]): Expansion => {
  let starts = [''];
  const begun: { text: string; loop?: string }[] = [];
  for (const { samples, choices = [], isLoop, least } of parts) {
    const inner = choices.slice(0, most).map(expand);
    const whole = samples ?? inner.flatMap((each) => each.whole).filter(Boolean);
    for (const start of starts) {
      begun.push(
        ...inner.flatMap((each) =>
          each.begun.map(({ text, ...more }) => ({ text: start + text, ...more })),
        ),
      );
      if (isLoop) begun.push(...whole.map((loop) => ({ text: start, loop })));
    }
    const next = starts.flatMap((start) =>
      whole.slice(0, 2).map((each) => start + each.repeat(least)),
    );
    if (next.length > 0) starts = [...new Set(next)].slice(0, 4);
    begun.push(...starts.map((text) => ({ text })));
  }
  return { begun, whole: starts };
};

/** A text that grows: `head`, then `loop` again and again. */
export interface Attack {
  readonly head: string;
  readonly loop: string;
}

/** A match that goes on to the end of the text fails at one of these. */
const end = '\n/<a\u0001';

/**
 * Texts that a pattern may take long for: what begins a match, again and again; what may come many
 * times, behind what must come before it; and each of its characters, alone and in pairs.
 */
export const attacksOn = ({ source, flags }: RegExp): readonly Attack[] => {
  const begun = parse(source, flags)
    .slice(0, most)
    .flatMap((choice) => expand(choice).begun);
  const loops = [...new Set(begun.flatMap(({ loop }) => loop ?? []))].filter(Boolean);
  const letters = [...new Set([...loops, ...begun.map(({ text }) => text.slice(-1))])].filter(
    Boolean,
  );
  const pairs = loops
    .slice(0, most)
    .flatMap((one) => loops.slice(0, most).map((other) => one + other));
  const grown = [
    ...begun.map(({ text }) => ({ head: '', loop: text })),
    ...begun.flatMap(({ text, loop = '' }) =>
      loop
        ? [
            { head: text, loop },
            { head: `a${text}`, loop },
          ]
        : [],
    ),
    ...[...letters, ...pairs].map((loop) => ({ head: '', loop })),
  ];
  const unique = new Map(
    grown.filter(({ loop }) => loop !== '').map((attack) => [JSON.stringify(attack), attack]),
  );
  return [...unique.values()];
};

export const attackText = ({ head, loop }: Attack, size: number): string =>
  head + loop.repeat(Math.ceil(size / loop.length)) + end;
