import type { Bench, BenchContext, Finding, Measure, RatioFinding } from '../bench.js';
import type { DatasetSize } from '../dataset/size.js';
import type { Options } from '../options.js';
import type { MeasuredProcess } from '../servers/measured-process.js';
import { ratios, summarise } from '../statistics/summary.js';
import type { Goal } from '../statistics/verdict.js';
import { assertAgreement, recordsOf } from './agreement.js';
import { type Burst, burst } from './burst.js';
import { type CapturedRead, captureReads } from './capture.js';
import { inRounds, type Rounds } from './rounds.js';
import type { ReadScenario } from './scenario.js';
import { type Variant, variants, variantTitles, withVariants } from './variants.js';

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
  dataset(options: Options): DatasetSize;
  goals: ReadGoals;
  scenarios: readonly ReadScenario[];
}

/** Measures requests that read: core against a bare server (B0) and one that does the same duties (B1). */
export class ReadBench implements Bench {
  readonly name: string;
  readonly title: string;

  constructor(private readonly fields: ReadBenchFields) {
    this.name = fields.name;
    this.title = fields.title;
  }

  scenario(name: string): ReadScenario {
    const found = this.fields.scenarios.find((scenario) => scenario.name === name);
    if (found === undefined) throw new RangeError(`${this.name} has no scenario ${name}`);
    return found;
  }

  async run({ datasets, options, say }: BenchContext): Promise<Finding[]> {
    const dataset = await datasets.open(this.fields.dataset(options));
    const reads = await captureReads(dataset, this.fields.scenarios);
    return withVariants(dataset, this.name, reads, async (servers) => {
      const findings: Finding[] = [];
      for (const read of reads) {
        say(`${this.name} / ${read.scenario.name} …`);
        const bytes = await checkAnswers(servers, read);
        const bursts = await inRounds(variants, options.rounds, (variant) =>
          burst(servers[variant], { path: read.scenario.path, cookie: read.cookie, ...options }),
        );
        findings.push(this.find(read, bytes, bursts));
      }
      return findings;
    });
  }

  private find({ scenario, answer }: CapturedRead, bytes: number, bursts: Rounds<Variant, Burst>): Finding {
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
    const { cpuToAuthenticated, throughputToBare, latencyToBare } = this.fields.goals;
    return {
      name: scenario.name,
      title: scenario.title,
      subject: `${recordsOf(answer).length} records, ${bytes} bytes`,
      measures: variants.flatMap((variant) => measuresOf(variant, bursts)),
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
