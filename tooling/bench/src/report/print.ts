import type { Finding, Measure, RatioFinding } from '../bench.js';
import type { Summary } from '../statistics/summary.js';
import { verdictOf } from '../statistics/verdict.js';
import type { BenchReport } from './report.js';

/** The whole report as text for a terminal. */
export function printReport({ machine, settings, benches }: BenchReport): string {
  const lines = [
    `${machine.processor}, ${machine.cores} cores, ${machine.memoryGigabytes} GB, ${machine.platform}`,
    `Node ${machine.node}, ${machine.database}, buffer pool ${machine.bufferPoolMegabytes} MB`,
    `${settings.tasks} tasks (${settings.openTasks} open), ${settings.people} people; ` +
      `${settings.rounds} rounds of ${settings.requests} requests a variant, ${settings.connections} connections`,
    'B0: node:http + mysql2, the same statement. B1: B0 + the same session check, permission, validation and scope.',
    'Median of the rounds; in brackets the middle half of them.',
  ];
  for (const { title, findings } of benches) {
    for (const finding of findings)
      lines.push('', `${title}: ${finding.title} (${finding.subject})`, ...table(finding));
  }
  return lines.join('\n');
}

function table({ measures, ratios }: Finding): string[] {
  const quantities = [...new Set(measures.map(({ quantity }) => quantity))];
  const rows = [...new Set(measures.map(({ variant }) => variant))].map((variant) => {
    const cells = quantities.map((quantity) => cell(measures, variant, quantity).padStart(28));
    return `  ${variant.padEnd(6)}${cells.join('')}`;
  });
  return [
    `  ${''.padEnd(6)}${quantities.map((quantity) => quantity.padStart(28)).join('')}`,
    ...rows,
    ...ratios.map(ratioLine),
  ];
}

function cell(measures: readonly Measure[], variant: string, quantity: string): string {
  const measure = measures.find((each) => each.variant === variant && each.quantity === quantity);
  return measure === undefined ? '' : `${spread(measure.summary)} ${measure.unit}`;
}

function ratioLine({ title, summary, goal }: RatioFinding): string {
  const measured = `  ${title.padEnd(34)}${spread(summary)}`;
  if (goal === null) return measured;
  return `${measured.padEnd(58)}goal ${goal.bound === 'atMost' ? '≤' : '≥'} ${goal.value}: ${verdictOf(summary, goal)}`;
}

function spread({ median, lowerQuartile, upperQuartile }: Summary): string {
  return `${short(median)} (${short(lowerQuartile)}–${short(upperQuartile)})`;
}

/** Three digits that count. */
function short(value: number): string {
  if (value >= 100) return String(Math.round(value));
  return value.toFixed(value >= 10 ? 1 : 2);
}
