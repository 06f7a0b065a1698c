/** One thing measured once in every round. `values` stand in the order of the rounds. */
export interface Figure {
  /** Whose figure it is: `Newsstand`, `Hugo`, `feed` … */
  readonly subject: string;
  /** The condition: `10,000 articles`, `304`, `Brotli` … */
  readonly condition: string;
  /** What was measured: `time`, `CPU time`, `requests`, `bytes read`, `peak memory` … */
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

/** How much of a part is run: `sizes` are counts of articles in the archive. */
export interface Extent {
  readonly rounds: number;
  readonly sizes: readonly number[];
}

export interface Measured {
  readonly figures: readonly Figure[];
  /** Peers that are not on this machine, by name, with the command that installs them. */
  readonly missing: readonly string[];
}

/** One chapter of the benchmark: its peers take their turns in every round. */
export interface Part {
  readonly name: string;
  readonly title: string;
  measure(extent: Extent, tell: (line: string) => void): Promise<Measured>;
}
