import { DISPATCH_LIMIT } from '@yige/contracts';
import mysql from 'mysql2/promise';
import type { Bench, BenchContext, Finding } from '../bench.js';
import { sizeOfDispatch } from '../dataset/size.js';
import { unitIdOf, unitsOf } from '../dataset/units.js';
import { admit } from '../dispatch/admission.js';
import { type CarriedOut, carryOut } from '../dispatch/carry-out.js';
import { bareInsert, type RowSource } from '../inserts/bare-insert.js';
import { logIn } from '../reads/capture.js';
import { startCoreProcess } from '../reads/variants.js';
import { ratios, summarise } from '../statistics/summary.js';

const TYPE = 'bench-health:visit';
const ROUNDS = 5;
/** design: dispatch against a bulk insert of the same rows. */
const GOAL = { bound: 'atMost', value: 3 } as const;

interface Round extends CarriedOut {
  bare: number;
  rows: number;
}

/** One kind of task to 10,000 grids under an admission, beside a bare bulk insert of the rows that came of it. */
export const dispatch: Bench = {
  name: 'dispatch',
  title: 'Dispatch to 10,000 grids',
  async run({ datasets, say }: BenchContext): Promise<Finding[]> {
    const dataset = await datasets.openAnew(sizeOfDispatch);
    const cookie = await dataset.withCore((core) => logIn(core, 'bureau'));
    const districts = [...unitsOf(sizeOfDispatch.units)].filter(({ level }) => level === 'district');
    const withinIds = districts.map(({ code }) => unitIdOf(code));
    const connection = await mysql.createConnection({ uri: dataset.databaseUrl, timezone: 'Z', dateStrings: true });
    await admit(connection, TYPE);
    const core = await startCoreProcess(dataset);
    try {
      const rounds: Round[] = [];
      while (rounds.length < ROUNDS) {
        say(`dispatch / round ${rounds.length + 1} …`);
        const carriedOut = await carryOut(core, cookie, TYPE, withinIds);
        if (carriedOut.sent !== DISPATCH_LIMIT) throw new Error(`Only ${carriedOut.sent} were sent`);
        const { time: bare, rows } = await bareInsert(connection, rowsOf(carriedOut.id));
        rounds.push({ ...carriedOut, bare, rows });
      }
      return [describe(rounds)];
    } finally {
      await core.stop();
      await connection.end();
    }
  },
};

/** Everything that a dispatch leaves behind for each of its targets. */
function rowsOf(id: string): RowSource[] {
  const ofDispatch = `dispatch_id = '${id}'`;
  const ofTasks = `task_id IN (SELECT id FROM tasks_open WHERE ${ofDispatch})`;
  return [
    { table: 'dispatch_targets', key: 'id', where: ofDispatch },
    { table: 'tasks_open', key: 'id', where: ofDispatch },
    { table: 'task_events', key: 'id', where: ofTasks },
    { table: 'task_gates', key: 'task_id', where: ofTasks },
  ];
}

function describe(rounds: readonly Round[]): Finding {
  const of = (read: (round: Round) => number) => rounds.map(read);
  const measured = (variant: string, unit: string, read: (round: Round) => number) => ({
    variant,
    quantity: 'measured',
    unit,
    summary: summarise(of(read)),
  });
  const bare = of((round) => round.bare);
  const against = (read: (round: Round) => number) => summarise(ratios(of(read), bare));
  return {
    name: 'grids',
    title: 'tasks with their timelines, admissions and targets',
    subject: `${DISPATCH_LIMIT} grids, ${rounds[0]?.rows} rows in all`,
    measures: [
      measured('bare bulk insert', 's', (round) => round.bare / 1_000),
      measured('until it is answered', 's', ({ answered }) => answered / 1_000),
      measured('until all is sent', 's', ({ time }) => time / 1_000),
    ],
    ratios: [
      { title: 'time until all is sent / bare bulk insert', summary: against(({ time }) => time), goal: GOAL },
      {
        title: 'time until it is answered / bare bulk insert',
        summary: against(({ answered }) => answered),
        goal: null,
      },
    ],
  };
}
