import { describe, expect, it } from 'vitest';
import { floor, growthOf, timeOf } from './growth.ts';
import { type Attack, attacksOn, attackText } from './pattern-attacks.ts';
import {
  callersOf,
  literalPatterns,
  madeIn,
  madePatterns,
  type SourcePattern,
} from './source-patterns.ts';

/**
 * Files whose patterns see no longer texts, in UTF-16 code units: what cuts them, or leaves them out,
 * stands before.
 */
const bounded: Readonly<Record<string, number>> = {
  // Part of `readOriginLine`, which reads no longer lines.
  'core/convert/origin/around-dates.ts': 200,
  'core/convert/origin/by-words.ts': 200,
  'core/convert/origin/named-people.ts': 200,
  'core/convert/origin/origin-line.ts': 200,
  'core/convert/origin/person-name.ts': 200,
  // The headline and its claims are cut before.
  'core/convert/html/metadata/title.ts': 5000,
  // No store takes longer names.
  'core/convert/file-name.ts': 1024,
};

/** In UTF-16 code units. */
const small = 8 * 1024;

/** What takes exponential time takes too long for one of these, and would never end on a longer text. */
const tiny = [12, 16, 20, 24];

/** In ms of processor time. What takes no longer for a small text is measured no further. */
const quick = 4;

/** Looks for all matches, or for the first. */
const search = (given: RegExp, text: string): void => {
  const pattern = new RegExp(given);
  if (pattern.global) text.replace(pattern, '');
  else pattern.exec(text);
};

const faultOf = async ({ pattern, file }: SourcePattern, attack: Attack): Promise<unknown> => {
  const isSlow = async (size: number, most: number): Promise<boolean> => {
    const text = attackText(attack, size);
    for (let time = 0; time < 3; time += 1) {
      if ((await timeOf(() => search(pattern, text))) <= most) return false;
    }
    return true;
  };
  for (const size of tiny) if (await isSlow(size, quick)) return { size };
  const longest = bounded[file];
  if (longest !== undefined) return (await isSlow(longest, floor)) ? { size: longest } : undefined;
  if (!(await isSlow(small, quick))) return undefined;
  return growthOf(
    (size) => attackText(attack, size),
    (text) => search(pattern, text),
  );
};

const faultsOf = async (source: SourcePattern): Promise<string[]> => {
  for (const attack of attacksOn(source.pattern)) {
    const fault = await faultOf(source, attack);
    if (fault !== undefined) {
      return [`${source.file}: ${source.pattern} on ${JSON.stringify({ ...attack, ...fault })}`];
    }
  }
  return [];
};

const faultsOfAll = async (patterns: readonly SourcePattern[]): Promise<string[]> => {
  const unique = new Map(patterns.map((each) => [`${each.file} ${each.pattern}`, each]));
  const faults: string[] = [];
  for (const each of unique.values()) faults.push(...(await faultsOf(each)));
  return faults;
};

describe('every regular expression of lambda', () => {
  it('takes a time that grows with its text', async () => {
    expect(literalPatterns.length).toBeGreaterThan(300);
    expect(await faultsOfAll(literalPatterns)).toEqual([]);
  }, 600_000);

  it('that is made of strings is made when its file is loaded, and does the same', async () => {
    const made = await madePatterns();

    expect(made).toHaveLength([...madeIn.values()].reduce((sum, count) => sum + count, 0));
    expect(await faultsOfAll(made)).toEqual([]);
  }, 600_000);
});

describe('the attacks', () => {
  const isFound = async (pattern: RegExp): Promise<boolean> =>
    (await faultsOf({ file: '', pattern })).length > 0;

  it.each([
    /-+$/,
    /\s+$/,
    /<img\b[^>]*>/g,
    /#(?<=#.*#)/g,
    /^(.*?)\s*<([^<>\s]+@[^<>\s]+)>$/,
    /(?:placeholder|blank)[\w-]*\.(?:gif|png)/i,
    /<meta\s[^>]*?charset\s*=\s*["']?\s*([\w.:-]+)/i,
    /(<(pre|script)\b[\s\S]*?<\/\2>)/i,
    /\[caption\b[^\]]*\]\s*(<img\b[^>]*>)([\s\S]*?)\[\/caption\]/g,
    /[\s|/–—-]+$/,
    /^(\d{4}-\d{2})(?:[-_ ]+(.+))?$/,
    /^(?:a+)+$/,
    /^(?:\w|\d)*;/,
  ])(
    'find that %s takes too long',
    async (pattern) => {
      expect(await isFound(pattern)).toBe(true);
    },
    300_000,
  );

  it.each([/(?<!-)-+$/, /<img\b[^<>]*>/g, /\s+/g, /^[\s\S]*$/, /(?<!\s)\s+$/])(
    'find nothing wrong with %s',
    async (pattern) => {
      expect(await isFound(pattern)).toBe(false);
    },
  );
});

it('texts are normalised in one place, which bounds their marks', () => {
  expect(callersOf('normalize')).toEqual(['core/text.ts']);
});
