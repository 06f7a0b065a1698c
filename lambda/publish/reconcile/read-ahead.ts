import type { MergedLines } from '../access/listings.ts';
import type { RunOptions } from '../request.ts';
import type { RunContext } from '../run-context.ts';
import { createSourceReader, type SourceReader } from '../sources/source-reader.ts';
import type { Stage } from './stage.ts';

/** The lines of one step, and the reader that may have begun to convert their sources. */
export interface Lines extends MergedLines {
  readonly sources: SourceReader;
}

/** Reads the lines of each step, and, if it converts ahead, those of the next while the publisher takes one. */
export const createLineReader = (
  { ports, settings: { context }, now }: RunContext,
  stage: Stage,
  read: () => Promise<MergedLines>,
  { convert, convertsAhead = false }: Pick<RunOptions, 'convert' | 'convertsAhead'>,
): (() => Promise<Lines>) => {
  let ahead: Promise<Lines> | undefined;
  const readAhead = async (): Promise<Lines> => {
    const [step, sources] = [await read(), createSourceReader(ports, convert)];
    await sources.begin(stage.newSources?.(step.lines) ?? [], context, now);
    return { ...step, sources };
  };
  return async () => {
    const step = await (ahead ?? {
      ...(await read()),
      sources: createSourceReader(ports, convert),
    });
    const isAhead = stage.newSources !== undefined && convertsAhead && !step.isEnd;
    ahead = isAhead ? readAhead() : undefined;
    // A step over a folder leaves no pause to begin the next one in. A failure reaches the next step.
    await ahead?.catch(() => undefined);
    return step;
  };
};
