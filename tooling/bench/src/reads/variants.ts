import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BaselinePlan } from '../baseline/plan.js';
import type { Dataset } from '../dataset/dataset.js';
import { MeasuredProcess, type ProcessFields } from '../servers/measured-process.js';
import type { CapturedRead } from './capture.js';

/** B0, B1 and core. */
export const variants = ['bare', 'authenticated', 'core'] as const;
export type Variant = (typeof variants)[number];

export const variantTitles: Record<Variant, string> = { bare: 'B0', authenticated: 'B1', core: 'core' };

const baselineProgram = fileURLToPath(new URL('../baseline/main.js', import.meta.url));
const coreFolder = dirname(dirname(createRequire(import.meta.url).resolve('@yige/core/start-core')));
/** As it is delivered. */
const coreProgram = join(coreFolder, 'bundle', 'main.js');

/** What the baselines do. */
export interface Measured {
  bench: string;
  reads: readonly CapturedRead[];
  requests: BaselinePlan['requests'];
}

/** The three servers, each a process of its own; all of them have ended when `work` has. */
export async function withVariants<Result>(
  dataset: Dataset,
  measured: Measured,
  work: (servers: Record<Variant, MeasuredProcess>) => Promise<Result>,
): Promise<Result> {
  const started: MeasuredProcess[] = [];
  const start = async (...fields: Parameters<typeof MeasuredProcess.start>) => {
    const server = await MeasuredProcess.start(...fields);
    started.push(server);
    return server;
  };
  const startBaseline = (kind: BaselinePlan['kind']) =>
    start({
      name: kind,
      program: baselineProgram,
      environment: { NODE_ENV: 'production', YIGE_BENCH_PLAN: JSON.stringify(planOf(kind, dataset, measured)) },
      readyPath: '/ready',
      logFile: dataset.logFile(kind),
    });
  try {
    return await work({
      bare: await startBaseline('bare'),
      authenticated: await startBaseline('authenticated'),
      core: await start(coreFields(dataset)),
    });
  } finally {
    await Promise.all(started.map((server) => server.stop()));
  }
}

/** Core by itself, as in production. */
export function startCoreProcess(dataset: Dataset, more: NodeJS.ProcessEnv = {}): Promise<MeasuredProcess> {
  const fields = coreFields(dataset);
  return MeasuredProcess.start({ ...fields, environment: { ...fields.environment, ...more } });
}

function coreFields(dataset: Dataset): ProcessFields {
  return {
    name: 'core',
    program: coreProgram,
    environment: dataset.coreEnvironment,
    readyPath: '/api/health/ready',
    logFile: dataset.logFile('core'),
  };
}

function planOf(
  kind: BaselinePlan['kind'],
  { databaseUrl, timeZone }: Dataset,
  { bench, reads, requests }: Measured,
): BaselinePlan {
  return {
    kind,
    databaseUrl,
    timeZone,
    bench,
    requests,
    reads: reads.map(({ scenario, cookie, session, statement }) => ({
      scenario: scenario.name,
      cookie,
      session,
      statement,
    })),
  };
}
