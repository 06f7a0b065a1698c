import { SingleBar } from 'cli-progress';
import type { Output } from './paint.ts';

/** How far a command has come, told while it works. */
export interface Progress {
  /** So much more is to be done than was known before. */
  expect(more: number): void;
  /** So much of it has been done. @default 1 */
  step(done?: number): void;
  /** Takes the bar off the terminal. */
  stop(): void;
}

/** In ms. Commands that end sooner show no bar; elsewhere than on a terminal, lines come so often. */
const intervals = { bar: 300, lines: 5_000 };

/**
 * A bar with rate and remaining time on a terminal, else a line now and then.
 * @param label tells how much has been done, and in how many seconds
 * @param stream not the one that a command's results go to
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

interface Standing {
  readonly done: number;
  readonly total: number;
  readonly seconds: number;
  readonly label: () => string;
}

const createBar = (stream: Output) => {
  let bar: SingleBar | undefined;
  return {
    update({ done, total, seconds, label }: Standing): void {
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
    // Its handler of signals would keep Ctrl-C from ending the command.
    gracefulExit: false,
    clearOnComplete: true,
    etaBuffer: 200,
  });

const createLines = (stream: Output) => {
  let last = 0;
  return {
    update({ done, total, seconds, label }: Standing): void {
      if ((seconds - last) * 1000 < intervals.lines) return;
      last = seconds;
      const left = Math.ceil(((total - done) / done) * seconds);
      stream.write(`${Math.floor((100 * done) / total)}%  ${label()}  ${left} s left\n`);
    },
    stop() {},
  };
};
