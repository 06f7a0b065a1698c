import { SingleBar } from 'cli-progress';
import type { Output } from './paint.ts';

/** Shows the progress of a command. */
export interface Progress {
  /** Adds to the total. */
  expect(more: number): void;
  /** Adds to what is done. @default 1 */
  step(done?: number): void;
  /** Removes the bar from the terminal. */
  stop(): void;
}

/** In ms. `bar`: shorter commands show no bar. `lines`: the time between lines without a terminal. */
const intervals = { bar: 300, lines: 5_000 };

/**
 * Shows a bar with rate and remaining time on a terminal, otherwise a line from time to time.
 * @param label describes how much was done in how many seconds
 * @param stream not the one for a command's results
 */
export const createProgress = (
  label: (done: number, seconds: number) => string,
  stream: Output,
): Progress => {
  const show = stream.isTTY ? createBar(stream) : createLines(stream);
  const begin = performance.now();
  let total = 0;
  let done = 0;
  return {
    expect(more) {
      total += more;
    },
    step(more = 1) {
      done += more;
      const seconds = (performance.now() - begin) / 1000;
      show.update({ done, total, seconds, label: () => label(done, seconds) });
    },
    stop() {
      show.stop();
    },
  };
};

/** `340 records a second` */
export const rateOf = (number: number, seconds: number, unit: string): string =>
  `${Math.round(number / seconds).toLocaleString('en')} ${unit} a second`;

interface ProgressState {
  readonly done: number;
  readonly total: number;
  readonly seconds: number;
  readonly label: () => string;
}

const createBar = (stream: Output) => {
  let bar: SingleBar | undefined;
  return {
    update({ done, total, seconds, label }: ProgressState): void {
      if (bar === undefined && seconds * 1000 < intervals.bar) return;
      if (bar === undefined) {
        bar = newBar(stream);
        bar.start(total, done, { label: label() });
      }
      bar.setTotal(total);
      bar.update(done, { label: label() });
    },
    stop: () => bar?.stop(),
  };
};

const newBar = (stream: Output): SingleBar =>
  new SingleBar({
    format: '{bar} {percentage}%  {label}  {eta_formatted} left',
    stream: stream as NodeJS.WriteStream,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    barsize: 24,
    // Its signal handler would prevent Ctrl-C from ending the command.
    gracefulExit: false,
    clearOnComplete: true,
    etaBuffer: 200,
  });

const createLines = (stream: Output) => {
  let last = 0;
  return {
    update({ done, total, seconds, label }: ProgressState): void {
      if ((seconds - last) * 1000 < intervals.lines) return;
      last = seconds;
      const left = Math.ceil(((total - done) / done) * seconds);
      stream.write(`${Math.floor((100 * done) / total)}%  ${label()}  ${left} s left\n`);
    },
    stop() {},
  };
};
