import type { Finding, Measure, RatioFinding } from '../bench.js';
import { ratios, summarise } from '../statistics/summary.js';
import type { Goal } from '../statistics/verdict.js';
import type { Burst } from './burst.js';
import type { Rounds } from './rounds.js';
import { type Variant, variants, variantTitles } from './variants.js';

export interface Goals {
  /** CPU for a request: core at most so many times B1. */
  cpuToAuthenticated?: number;
  /** Requests a second: core at least this part of B0. */
  throughputToBare?: number;
  /** Median latency: core at most so many times B0. */
  latencyToBare?: number;
}

/** What three servers took for the same request, and how core stands to the others. */
export function compared(bursts: Rounds<Variant, Burst>, goals: Goals): Pick<Finding, 'measures' | 'ratios'> {
  const ratio = (
    title: string,
    quantity: keyof Burst,
    other: 'bare' | 'authenticated',
    goal: Goal | null,
  ): RatioFinding => ({
    title: `${title}, core / ${variantTitles[other]}`,
    summary: summarise(ratios(valuesOf(bursts, 'core', quantity), valuesOf(bursts, other, quantity))),
    goal,
  });
  return {
    measures: variants.flatMap((variant) => measuresOf(variant, bursts)),
    ratios: [
      ratio('CPU a request', 'cpu', 'authenticated', goalOf('atMost', goals.cpuToAuthenticated)),
      ratio('CPU a request', 'cpu', 'bare', null),
      ratio('requests a second', 'requestsPerSecond', 'bare', goalOf('atLeast', goals.throughputToBare)),
      ratio('median latency', 'latency', 'bare', goalOf('atMost', goals.latencyToBare)),
    ],
  };
}

function measuresOf(variant: Variant, bursts: Rounds<Variant, Burst>): Measure[] {
  const measure = (name: string, unit: string, quantity: keyof Burst): Measure => ({
    variant: variantTitles[variant],
    quantity: name,
    unit,
    summary: summarise(valuesOf(bursts, variant, quantity)),
  });
  return [
    measure('CPU a request', 'µs', 'cpu'),
    measure('requests a second', '/s', 'requestsPerSecond'),
    measure('median latency', 'ms', 'latency'),
  ];
}

function valuesOf(bursts: Rounds<Variant, Burst>, variant: Variant, quantity: keyof Burst): number[] {
  return bursts.valuesOf(variant, (burst) => burst[quantity]);
}

function goalOf(bound: Goal['bound'], value: number | undefined): Goal | null {
  return value === undefined ? null : { bound, value };
}
