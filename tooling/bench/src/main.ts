import { benches } from './benches/index.js';
import { Datasets } from './dataset/datasets.js';
import { type Options, parseOptions, USAGE } from './options.js';
import { describeMachine } from './report/machine.js';
import { printReport } from './report/print.js';
import { type BenchReport, writeReport } from './report/report.js';

const say = (text: string) => console.log(text);

try {
  const options = parseOptions(process.argv.slice(2));
  if (options.help) say(USAGE);
  else if (options.list) for (const { name, title } of benches) say(`${name.padEnd(16)}${title}`);
  else await run(options);
} catch (error) {
  console.error(error);
  process.exitCode = 1;
}

async function run(options: Options): Promise<void> {
  const chosen = choose(options.only);
  const { YIGE_BENCH_MARIADB_URL: serverUrl, YIGE_BENCH_DIR: directory } = process.env;
  if (serverUrl === undefined || directory === undefined) throw new Error('Start the bench with: npm run bench');
  const datasets = new Datasets(serverUrl, directory, say);
  const { rounds, requests, connections } = options;
  const at = new Date().toISOString();
  const reports: BenchReport['benches'] = [];
  try {
    for (const bench of chosen) {
      const { name, title } = bench;
      reports.push({ name, title, findings: await bench.run({ options, datasets, say }) });
    }
  } finally {
    // What was measured before one of them failed is told all the same: some take an hour.
    const report: BenchReport = {
      at,
      machine: await describeMachine(serverUrl),
      settings: { rounds, requests, connections },
      datasets: datasets.sizes,
      benches: reports,
    };
    say(`\n${printReport(report)}\n`);
    say(`Every round: ${await writeReport(report)}`);
  }
}

function choose(names: readonly string[]): typeof benches {
  const unknown = names.find((name) => !benches.some((bench) => bench.name === name));
  if (unknown !== undefined) {
    throw new RangeError(`There is no bench ${unknown}; there are ${benches.map(({ name }) => name).join(', ')}`);
  }
  return names.length === 0 ? benches : benches.filter(({ name }) => names.includes(name));
}
