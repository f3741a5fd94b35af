import { routes } from '@yige/contracts';
import mysql, { type Connection } from 'mysql2/promise';
import type { Bench, BenchContext, Finding } from '../bench.js';
import { CITY_WITH_ROWS } from '../dataset/size.js';
import { lastCode } from '../dataset/units.js';
import { burst } from '../reads/burst.js';
import { logIn } from '../reads/capture.js';
import { startCoreProcess } from '../reads/variants.js';
import { bareUpdate } from '../reorganise/bare-update.js';
import { longestStatement, noteStatements, serverDays } from '../reorganise/longest-statement.js';
import { mergeGrids } from '../reorganise/merge-grids.js';
import { carryOut, type Operation } from '../reorganise/operation.js';
import type { MeasuredProcess } from '../servers/measured-process.js';
import { quantile, ratios, summarise } from '../statistics/summary.js';

const { units, inhabited } = CITY_WITH_ROWS;
/** The last inhabited district only looks on. */
const DISTRICTS = Array.from({ length: inhabited - 1 }, (_none, index) => units.districts - inhabited + 1 + index);
const INBOX = { path: `${routes.tasks.list.path}?box=unit`, requests: 40, connections: 2 };
const LOOKS_BEFORE = 10;

interface Cookies {
  proposer: string;
  approver: string;
  gridWorker: string;
}

interface Measured extends Operation {
  bare: number;
  longest: { time: number; sql: string };
  /** Median latencies of an unrelated unit's inbox, in milliseconds. */
  before: number;
  meanwhile: number;
}

/** All grids of a district merged two by two, with the rows that belong to them; one district a round. */
export const reorganise: Bench = {
  name: 'reorganise',
  title: 'Reorganisation of 1,000 grids',
  async run({ datasets, say }: BenchContext): Promise<Finding[]> {
    const dataset = await datasets.openAnew(CITY_WITH_ROWS);
    const cookies = await dataset.withCore(async (core) => ({
      proposer: await logIn(core, 'proposer'),
      approver: await logIn(core, 'approver'),
      gridWorker: await logIn(core, 'gridWorker'),
    }));
    const connection = await mysql.createConnection({ uri: dataset.databaseUrl, timezone: 'Z' });
    const stopNoting = await noteStatements(connection);
    try {
      const core = await startCoreProcess(dataset);
      try {
        const rounds: Measured[] = [];
        for (const district of DISTRICTS) {
          say(`reorganise / district ${district} …`);
          rounds.push(await measure(core, connection, cookies, district));
        }
        return [describe(rounds)];
      } finally {
        await core.stop();
      }
    } finally {
      await stopNoting();
      await connection.end();
    }
  },
};

async function measure(
  core: MeasuredProcess,
  connection: Connection,
  cookies: Cookies,
  district: number,
): Promise<Measured> {
  const bare = await bareUpdate(connection, lastCode({ ...units, districts: district }, 'district'));
  const look = async () => (await burst(core, { ...INBOX, cookie: cookies.gridWorker })).latency;
  const before: number[] = [];
  while (before.length < LOOKS_BEFORE) before.push(await look());

  const { day, since } = await serverDays(connection);
  const meanwhile: number[] = [];
  let running = true;
  const operation = carryOut(core, connection, cookies, mergeGrids(units, district, day)).finally(() => {
    running = false;
  });
  const looking = async () => {
    while (running) meanwhile.push(await look());
  };
  const [carriedOut] = await Promise.all([operation, looking()]);
  if (carriedOut.rows !== bare.rows) {
    throw new Error(`${carriedOut.rows} rows followed, while the bare UPDATE changed ${bare.rows}`);
  }
  return {
    ...carriedOut,
    bare: bare.time,
    longest: await longestStatement(connection, since),
    before: quantile(before, 0.5),
    meanwhile: quantile(meanwhile, 0.5),
  };
}

function describe(rounds: readonly Measured[]): Finding {
  const of = (read: (round: Measured) => number) => rounds.map(read);
  const measured = (variant: string, unit: string, read: (round: Measured) => number) => ({
    variant,
    quantity: 'measured',
    unit,
    summary: summarise(of(read)),
  });
  const ratio = (title: string, over: (round: Measured) => number, under: (round: Measured) => number) => ({
    title,
    summary: summarise(ratios(of(over), of(under))),
    goal: null,
  });
  const longest = rounds.reduce((left, right) => (left.longest.time >= right.longest.time ? left : right)).longest;
  return {
    name: 'merge',
    title: 'grids merged two by two',
    subject: `${rounds[0]?.rows} rows a round; longest statement: ${longest.sql}`,
    measures: [
      measured('bare UPDATE', 's', ({ bare }) => bare / 1_000),
      measured('whole operation', 's', ({ time }) => time / 1_000),
      measured('of it, structure', 's', ({ structure }) => structure / 1_000),
      measured('of it, rows follow', 's', ({ following }) => following / 1_000),
      measured('rows that follow', '/s', ({ rows, following }) => (rows * 1_000) / following),
      measured('longest statement', 'ms', (round) => round.longest.time),
      measured('inbox before', 'ms', ({ before }) => before),
      measured('inbox meanwhile', 'ms', ({ meanwhile }) => meanwhile),
    ],
    ratios: [
      ratio(
        'time, whole operation / bare UPDATE',
        ({ time }) => time,
        ({ bare }) => bare,
      ),
      ratio(
        'time, rows follow / bare UPDATE',
        ({ following }) => following,
        ({ bare }) => bare,
      ),
      ratio(
        'inbox latency, meanwhile / before',
        ({ meanwhile }) => meanwhile,
        ({ before }) => before,
      ),
    ],
  };
}
