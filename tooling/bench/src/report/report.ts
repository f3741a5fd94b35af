import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Finding } from '../bench.js';
import { verdictOf } from '../statistics/verdict.js';
import type { Machine } from './machine.js';

/** Everything that a run measured, with every single round. */
export interface BenchReport {
  at: string;
  machine: Machine;
  settings: {
    tasks: number;
    openTasks: number;
    people: number;
    rounds: number;
    requests: number;
    connections: number;
  };
  benches: { name: string; title: string; findings: Finding[] }[];
}

const folder = fileURLToPath(new URL('../../results/', import.meta.url));

/** Writes the report as JSON and answers the file's name. */
export async function writeReport(report: BenchReport): Promise<string> {
  await mkdir(folder, { recursive: true });
  const file = join(folder, `${report.at.replaceAll(/[:.]/g, '-')}.json`);
  await writeFile(file, `${JSON.stringify(withVerdicts(report), null, 2)}\n`);
  return file;
}

function withVerdicts(report: BenchReport): object {
  return {
    ...report,
    benches: report.benches.map((bench) => ({
      ...bench,
      findings: bench.findings.map((finding) => ({
        ...finding,
        ratios: finding.ratios.map((ratio) => ({
          ...ratio,
          verdict: ratio.goal === null ? null : verdictOf(ratio.summary, ratio.goal),
        })),
      })),
    })),
  };
}
