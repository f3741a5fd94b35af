import type { Bench, BenchContext, Finding } from '../bench.js';
import type { DatasetSize } from '../dataset/size.js';
import type { Options } from '../options.js';
import type { MeasuredProcess } from '../servers/measured-process.js';
import { assertAgreement, recordsOf } from './agreement.js';
import { burst } from './burst.js';
import { type CapturedRead, captureReads } from './capture.js';
import { compared, type Goals } from './compared.js';
import { inRounds } from './rounds.js';
import type { ReadScenario } from './scenario.js';
import { type Variant, variants, variantTitles, withVariants } from './variants.js';

interface ReadBenchFields {
  name: string;
  title: string;
  dataset(options: Options): DatasetSize;
  goals: Goals;
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

  assertMeasurable(): void {
    assertDistinctPaths(this.fields.scenarios);
  }

  scenario(name: string): ReadScenario {
    const found = this.fields.scenarios.find((scenario) => scenario.name === name);
    if (found === undefined) throw new RangeError(`${this.name} has no scenario ${name}`);
    return found;
  }

  async run({ datasets, options, say }: BenchContext): Promise<Finding[]> {
    this.assertMeasurable();
    const dataset = await datasets.open(this.fields.dataset(options));
    const reads = await captureReads(dataset, this.fields.scenarios);
    return withVariants(dataset, { bench: this.name, reads, requests: {} }, async (servers) => {
      const findings: Finding[] = [];
      for (const read of reads) {
        say(`${this.name} / ${read.scenario.name} …`);
        const bytes = await checkAnswers(servers, read);
        const bursts = await inRounds(variants, options.rounds, (variant) =>
          burst(servers[variant], { path: read.scenario.path, cookie: read.cookie, ...options }),
        );
        const { name, title } = read.scenario;
        const subject = `${recordsOf(read.answer).length} records, ${bytes} bytes`;
        findings.push({ name, title, subject, ...compared(bursts, this.fields.goals) });
      }
      return findings;
    });
  }
}

/** The bare server knows a request by its address, not by who asks. */
export function assertDistinctPaths(scenarios: readonly Pick<ReadScenario, 'name' | 'path'>[]): void {
  const paths = scenarios.map(({ path }) => path);
  const twice = scenarios.find(({ path }, index) => paths.indexOf(path) !== index);
  if (twice !== undefined) throw new Error(`${twice.name}: another scenario asks for ${twice.path}`);
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
