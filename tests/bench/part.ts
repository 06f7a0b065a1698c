/** One figure, measured once in every round. `values` are in the order of the rounds. */
export interface Figure {
  /** The measured program: `Newsstand`, `Hugo`, `feed` … */
  readonly subject: string;
  /** The condition: `10,000 articles`, `304`, `Brotli` … */
  readonly condition: string;
  /** The quantity: `time`, `CPU time`, `requests`, `bytes read`, `peak memory` … */
  readonly measure: string;
  readonly unit:
    | 'ms'
    | 'µs'
    | 'B'
    | 'MB'
    | 'requests'
    | 'round trips'
    | 'per second'
    | 'articles/s';
  readonly values: readonly number[];
}

/** The extent of a run: `sizes` are numbers of articles in the archive. */
export interface Extent {
  readonly rounds: number;
  readonly sizes: readonly number[];
}

export interface Measured {
  readonly figures: readonly Figure[];
  /** Peers that are missing on this machine, with the command that installs them. */
  readonly missing: readonly string[];
}

/** One chapter of the benchmark. Each round measures all of its subjects. */
export interface Part {
  readonly name: string;
  readonly title: string;
  measure(extent: Extent, tell: (line: string) => void): Promise<Measured>;
}
