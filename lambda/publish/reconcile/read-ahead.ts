import type { MergedLines } from '../access/listings.ts';
import type { RunContext } from '../run-context.ts';
import {
  type ConvertSource,
  createSourceReader,
  type SourceReader,
} from '../sources/source-reader.ts';
import type { Stage } from './stage.ts';

/** The lines of one step, and the reader that may have begun to convert their sources. */
export interface Lines extends MergedLines {
  readonly sources: SourceReader;
}

/** Reads the lines of each step, and those of the next while the publisher takes one. */
export const createLineReader = (
  { ports, settings: { context }, now }: RunContext,
  stage: Stage,
  read: () => Promise<MergedLines>,
  convertAside: ConvertSource | undefined,
): (() => Promise<Lines>) => {
  let ahead: Promise<Lines> | undefined;
  const readAhead = async (): Promise<Lines> => {
    const [step, sources] = [await read(), createSourceReader(ports, convertAside)];
    await sources.begin(stage.newSources?.(step.lines) ?? [], context, now);
    return { ...step, sources };
  };
  return async () => {
    const step = await (ahead ?? { ...(await read()), sources: createSourceReader(ports) });
    const isAhead = stage.newSources !== undefined && convertAside !== undefined && !step.isEnd;
    ahead = isAhead ? readAhead() : undefined;
    // A step over a folder leaves no pause to begin the next one in. A failure reaches the next step.
    await ahead?.catch(() => undefined);
    return step;
  };
};
