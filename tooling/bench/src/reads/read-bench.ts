import type { Bench, BenchContext, Finding, Measure, RatioFinding } from '../bench.js';
import type { Options } from '../options.js';
import type { MeasuredProcess } from '../servers/measured-process.js';
import { ratios, summarise } from '../statistics/summary.js';
import type { Goal } from '../statistics/verdict.js';
import { assertAgreement, recordsOf } from './agreement.js';
import { type Burst, burst } from './burst.js';
import { type CapturedRead, captureReads } from './capture.js';
import type { ReadScenario } from './scenario.js';
import { type Variant, variants, variantTitles, withVariants } from './variants.js';

/** Bursts of each variant before anything counts, so that all run compiled code on warm pages. */
const WARM_UPS = 3;

export interface ReadGoals {
  /** CPU for a request: core at most so many times B1. */
  cpuToAuthenticated?: number;
  /** Requests a second: core at least this part of B0. */
  throughputToBare?: number;
  /** Median latency: core at most so many times B0. */
  latencyToBare?: number;
}

interface ReadBenchFields {
  name: string;
  title: string;
  goals: ReadGoals;
  scenarios: readonly ReadScenario[];
}

/** Measures requests that read: core against a bare server (B0) and one that does the same duties (B1). */
export class ReadBench implements Bench {
  readonly name: string;
  readonly title: string;
  private readonly goals: ReadGoals;
  private readonly scenarios: readonly ReadScenario[];

  constructor({ name, title, goals, scenarios }: ReadBenchFields) {
    this.name = name;
    this.title = title;
    this.goals = goals;
    this.scenarios = scenarios;
  }

  scenario(name: string): ReadScenario {
    const found = this.scenarios.find((scenario) => scenario.name === name);
    if (found === undefined) throw new RangeError(`${this.name} has no scenario ${name}`);
    return found;
  }

  async run({ dataset, options, say }: BenchContext): Promise<Finding[]> {
    const reads = await captureReads(dataset, this.scenarios);
    return withVariants(dataset, this.name, reads, async (servers) => {
      const findings: Finding[] = [];
      for (const read of reads) {
        say(`${this.name} / ${read.scenario.name} …`);
        const bytes = await checkAnswers(servers, read);
        const bursts = await measure(servers, read, options);
        findings.push(this.find(read, bytes, bursts));
      }
      return findings;
    });
  }

  private find({ scenario, answer }: CapturedRead, bytes: number, bursts: Record<Variant, Burst[]>): Finding {
    const ratio = (
      title: string,
      quantity: keyof Burst,
      other: 'bare' | 'authenticated',
      goal: Goal | null,
    ): RatioFinding => ({
      title: `${title}, core / ${variantTitles[other]}`,
      summary: summarise(ratios(valuesOf(bursts.core, quantity), valuesOf(bursts[other], quantity))),
      goal,
    });
    const { cpuToAuthenticated, throughputToBare, latencyToBare } = this.goals;
    return {
      name: scenario.name,
      title: scenario.title,
      subject: `${recordsOf(answer).length} records, ${bytes} bytes`,
      measures: variants.flatMap((variant) => measuresOf(variant, bursts[variant])),
      ratios: [
        ratio('CPU a request', 'cpu', 'authenticated', goalOf('atMost', cpuToAuthenticated)),
        ratio('CPU a request', 'cpu', 'bare', null),
        ratio('requests a second', 'requestsPerSecond', 'bare', goalOf('atLeast', throughputToBare)),
        ratio('median latency', 'latency', 'bare', goalOf('atMost', latencyToBare)),
      ],
    };
  }
}

/** Every variant must read the same records; answers how long core's answer is. */
async function checkAnswers(servers: Record<Variant, MeasuredProcess>, read: CapturedRead): Promise<number> {
  let bytes = 0;
  for (const variant of variants) {
    const { path, name } = read.scenario;
    const response = await fetch(`${servers[variant].address}${path}`, { headers: { cookie: read.cookie } });
    const text = await response.text();
    if (!response.ok) throw new Error(`${name}: ${variantTitles[variant]} answers ${response.status}`);
    assertAgreement(name, read.answer, JSON.parse(text));
    if (variant === 'core') bytes = Buffer.byteLength(text);
  }
  return bytes;
}

/** One burst of each variant a round, each round beginning with another one. */
async function measure(
  servers: Record<Variant, MeasuredProcess>,
  { scenario, cookie }: CapturedRead,
  { rounds, requests, connections }: Options,
): Promise<Record<Variant, Burst[]>> {
  const bursts: Record<Variant, Burst[]> = { bare: [], authenticated: [], core: [] };
  for (let round = -WARM_UPS; round < rounds; round += 1) {
    const first = (round + WARM_UPS) % variants.length;
    for (const variant of [...variants.slice(first), ...variants.slice(0, first)]) {
      const measured = await burst(servers[variant], { path: scenario.path, cookie, requests, connections });
      if (round >= 0) bursts[variant].push(measured);
    }
  }
  return bursts;
}

function measuresOf(variant: Variant, bursts: readonly Burst[]): Measure[] {
  const measure = (name: string, unit: string, quantity: keyof Burst): Measure => ({
    variant: variantTitles[variant],
    quantity: name,
    unit,
    summary: summarise(valuesOf(bursts, quantity)),
  });
  return [
    measure('CPU a request', 'µs', 'cpu'),
    measure('requests a second', '/s', 'requestsPerSecond'),
    measure('median latency', 'ms', 'latency'),
  ];
}

function valuesOf(bursts: readonly Burst[], quantity: keyof Burst): number[] {
  return bursts.map((each) => each[quantity]);
}

function goalOf(bound: Goal['bound'], value: number | undefined): Goal | null {
  return value === undefined ? null : { bound, value };
}
