import type { Dataset } from './dataset/dataset.js';
import type { Options } from './options.js';
import type { Summary } from './statistics/summary.js';
import type { Goal } from './statistics/verdict.js';

/** What every bench gets. */
export interface BenchContext {
  options: Options;
  dataset: Dataset;
  say(text: string): void;
}

/** One thing that is measured: a file of `benches/`. */
export interface Bench {
  /** For `--only`. */
  readonly name: string;
  readonly title: string;
  /** Measures in interleaved rounds; every process that it starts has ended when it answers. */
  run(context: BenchContext): Promise<Finding[]>;
}

export interface Finding {
  name: string;
  title: string;
  /** What was measured, in words, e.g. how many rows an answer holds. */
  subject: string;
  measures: Measure[];
  ratios: RatioFinding[];
}

/** One figure of one variant over all rounds. */
export interface Measure {
  variant: string;
  quantity: string;
  unit: string;
  summary: Summary;
}

/** A ratio of two variants, taken in each round by itself and then summarised. */
export interface RatioFinding {
  title: string;
  summary: Summary;
  goal: Goal | null;
}
