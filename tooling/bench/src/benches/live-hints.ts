import { fileURLToPath } from 'node:url';
import { createClient, routes } from '@yige/contracts';
import type { Bench, BenchContext, Finding } from '../bench.js';
import { benchAccounts } from '../dataset/accounts.js';
import { sizeOfTasks } from '../dataset/size.js';
import { Listeners } from '../live/listeners.js';
import { sessionsOf } from '../live/sessions.js';
import { logIn } from '../reads/capture.js';
import { inRounds, type Rounds } from '../reads/rounds.js';
import { startCoreProcess } from '../reads/variants.js';
import { MeasuredProcess } from '../servers/measured-process.js';
import { differences, quantile, ratios, summarise } from '../statistics/summary.js';

const STAFF = 200;
/** Changes of a burst at most, each of another task of the grid, and how many are asked for at once. */
const CHANGES = 50;
const AT_ONCE = 4;

const bareProgram = fileURLToPath(new URL('../live/bare-stream.js', import.meta.url));

interface Subject {
  server: 'bare' | 'core';
  listeners: number;
}
const subjects: Subject[] = (['bare', 'core'] as const).flatMap((server) =>
  [0, STAFF].map((listeners) => ({ server, listeners })),
);

interface Told {
  /** CPU time of the server process for one change, in microseconds. */
  cpu: number;
  /** From the request for the change to its receipt, in milliseconds; 0 where nobody listens. */
  median: number;
  late: number;
}

/** One server: where it is listened to, and how something is changed. */
interface Side {
  process: MeasuredProcess;
  streamUrl: string;
  change: (id: string) => Promise<void>;
}

/** Comments on the tasks of a grid, told to 200 who see them, beside a server that only writes the same bytes. */
export const liveHints: Bench = {
  name: 'live-hints',
  title: 'Hints to 200 connected staff',
  async run({ datasets, options, say }: BenchContext): Promise<Finding[]> {
    const dataset = await datasets.open(sizeOfTasks(options));
    const cookie = await dataset.withCore((core) => logIn(core, 'gridWorker'));
    const cookies = await sessionsOf(dataset.databaseUrl, benchAccounts.gridWorker.username, STAFF);
    const core = await startCoreProcess(dataset);
    const bare = await MeasuredProcess.start({
      name: 'bare stream',
      program: bareProgram,
      environment: { NODE_ENV: 'production' },
      readyPath: '/ready',
      logFile: dataset.logFile('bare-stream'),
    });
    try {
      const client = createClient({ baseUrl: core.address, headers: () => ({ cookie }) });
      const { items } = await client.tasks.list({ query: { box: 'unit', limit: CHANGES } });
      const ids = items.map(({ id }) => id);
      const sides: Record<Subject['server'], Side> = {
        core: {
          process: core,
          streamUrl: `${core.address}${routes.live.stream.path}`,
          change: async (id) => {
            await client.taskComments.create({ params: { id }, body: { text: '已联系', mentions: [] } });
          },
        },
        bare: {
          process: bare,
          streamUrl: `${bare.address}/stream`,
          change: async (id) => {
            await (await fetch(`${bare.address}/change?id=${id}`, { method: 'POST' })).arrayBuffer();
          },
        },
      };
      say('live-hints …');
      const told = await inRounds(subjects, options.rounds, ({ server, listeners }) =>
        tell(sides[server], ids, cookies.slice(0, listeners)),
      );
      return [describe(told, ids.length)];
    } finally {
      await Promise.all([core.stop(), bare.stop()]);
    }
  },
};

async function tell(
  { process, streamUrl, change }: Side,
  ids: readonly string[],
  cookies: readonly string[],
): Promise<Told> {
  const listeners = await Listeners.open(streamUrl, cookies);
  try {
    const before = await process.cpu();
    const waiting = [...ids];
    const work = async () => {
      for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
        listeners.expect(id);
        await change(id);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    const delays = await listeners.heard();
    const cpu = ((await process.cpu()) - before) / ids.length;
    if (delays.length === 0) return { cpu, median: 0, late: 0 };
    return { cpu, median: quantile(delays, 0.5), late: quantile(delays, 0.95) };
  } finally {
    listeners.close();
  }
}

function describe(told: Rounds<Subject, Told>, changes: number): Finding {
  const of = (server: Subject['server'], listeners: number, read: (told: Told) => number) => {
    const subject = subjects.find((each) => each.server === server && each.listeners === listeners);
    return subject === undefined ? [] : told.valuesOf(subject, read);
  };
  /** What telling costs: a change with everybody listening, less the same with nobody. */
  const cpu = (server: Subject['server']) =>
    differences(
      of(server, STAFF, (each) => each.cpu),
      of(server, 0, (each) => each.cpu),
    );
  const measured = (server: Subject['server'], quantity: string, unit: string, values: number[]) => ({
    variant: server,
    quantity,
    unit,
    summary: summarise(values),
  });
  const ratio = (title: string, over: number[], under: number[]) => ({
    title,
    summary: summarise(ratios(over, under)),
    goal: null,
  });
  const median = (server: Subject['server']) => of(server, STAFF, (each) => each.median);
  const late = (server: Subject['server']) => of(server, STAFF, (each) => each.late);
  return {
    name: 'burst',
    title: 'a burst of changes, from the request for each to its receipt by each',
    subject: `${changes} changes to ${STAFF} connections, ${AT_ONCE} at once`,
    measures: (['bare', 'core'] as const).flatMap((server) => [
      measured(server, 'CPU of telling one change', 'µs', cpu(server)),
      measured(server, 'delay, median', 'ms', median(server)),
      measured(server, 'delay, 95 of 100', 'ms', late(server)),
    ]),
    ratios: [
      ratio('CPU of telling, core / bare', cpu('core'), cpu('bare')),
      ratio('median delay, core / bare', median('core'), median('bare')),
      ratio('delay of 95 of 100, core / bare', late('core'), late('bare')),
    ],
  };
}
