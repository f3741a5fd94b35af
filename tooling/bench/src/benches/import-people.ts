import mysql from 'mysql2/promise';
import type { Bench, BenchContext, Finding } from '../bench.js';
import { sizeOfImport } from '../dataset/size.js';
import { lastCode, unitIdOf, unitsOf } from '../dataset/units.js';
import { type CarriedOut, carryOut } from '../imports/carry-out.js';
import { writePersonList } from '../imports/person-list.js';
import { emptyRegistry, registryRows } from '../imports/registry-rows.js';
import { bareInsert } from '../inserts/bare-insert.js';
import { logIn } from '../reads/capture.js';
import { startCoreProcess } from '../reads/variants.js';
import { ratios, summarise } from '../statistics/summary.js';

const PEOPLE = 100_000;
const PEOPLE_FULL = 1_000_000;
const ROUNDS = 3;
/** design: against a bulk insert of the same rows. */
const GOAL = { bound: 'atMost', value: 3 } as const;

interface Round extends CarriedOut {
  bare: number;
  rowsInAll: number;
}

/** A list of people loaded into an empty registry, beside a bare bulk insert of the rows that came of it. */
export const importPeople: Bench = {
  name: 'import-people',
  title: 'Import of people from csv',
  async run({ datasets, options, say }: BenchContext): Promise<Finding[]> {
    const people = options.full ? PEOPLE_FULL : PEOPLE;
    const dataset = await datasets.openAnew(sizeOfImport);
    const cookie = await dataset.withCore((core) => logIn(core, 'proposer'));
    const file = dataset.logFile('people');
    const units = [...unitsOf(sizeOfImport.units)];
    await writePersonList(
      file,
      people,
      units.filter(({ level }) => level === 'community'),
    );
    const district = unitIdOf(lastCode(sizeOfImport.units, 'district'));
    const connection = await mysql.createConnection({ uri: dataset.databaseUrl, timezone: 'Z', dateStrings: true });
    const core = await startCoreProcess(dataset);
    try {
      const rounds: Round[] = [];
      while (rounds.length < (options.full ? 1 : ROUNDS)) {
        say(`import-people / round ${rounds.length + 1} of ${people} people …`);
        await emptyRegistry(connection);
        const carriedOut = await carryOut(core, cookie, file, district);
        const { time: bare, rows: rowsInAll } = await bareInsert(connection, registryRows);
        rounds.push({ ...carriedOut, bare, rowsInAll });
      }
      return [describe(rounds)];
    } finally {
      await core.stop();
      await connection.end();
    }
  },
};

function describe(rounds: readonly Round[]): Finding {
  const of = (read: (round: Round) => number) => rounds.map(read);
  const measured = (variant: string, unit: string, read: (round: Round) => number) => ({
    variant,
    quantity: 'measured',
    unit,
    summary: summarise(of(read)),
  });
  const bare = of((round) => round.bare);
  return {
    name: 'people',
    title: 'people with homes, relations and history',
    subject: `${rounds[0]?.rows} people, ${rounds[0]?.rowsInAll} rows in all`,
    measures: [
      measured('bare bulk insert', 's', (round) => round.bare / 1_000),
      measured('check', 's', ({ check }) => check / 1_000),
      measured('load', 's', ({ run }) => run / 1_000),
      measured('people loaded', '/s', ({ rows, run }) => (rows * 1_000) / run),
    ],
    ratios: [
      {
        title: 'time, load / bare bulk insert',
        summary: summarise(
          ratios(
            of(({ run }) => run),
            bare,
          ),
        ),
        goal: GOAL,
      },
      {
        title: 'time, check and load / bare bulk insert',
        summary: summarise(
          ratios(
            of(({ check, run }) => check + run),
            bare,
          ),
        ),
        goal: null,
      },
    ],
  };
}
