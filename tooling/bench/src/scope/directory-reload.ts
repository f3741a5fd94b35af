import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { ModuleRef } from '@nestjs/core';
import { UnitDirectory } from '@yige/core/unit-directory';
import { Database } from '@yige/database';
import mysql, { type RowDataPacket } from 'mysql2/promise';
import type { Finding } from '../bench.js';
import type { Core, Dataset } from '../dataset/dataset.js';
import { inRounds } from '../reads/rounds.js';
import { ratios, summarise } from '../statistics/summary.js';

interface Measured {
  /** Milliseconds. */
  time: number;
  /** Milliseconds in which the process answered nobody, at a stretch. */
  longestBlock: number;
  /** What stays in memory, in bytes; 0 where nothing is kept. */
  kept: number;
}

const subjects = ['rows', 'reload', 'refresh'] as const;
type Subject = (typeof subjects)[number];
const titles: Record<Subject, string> = { rows: 'SELECT', reload: 'reload', refresh: 'look' };

/**
 * What the units in memory cost: reading all of them, beside the bare SELECT of the same rows; and the look whether
 * they have changed, which every process takes every other second.
 */
export async function measureReload(core: Core, dataset: Dataset, rounds: number): Promise<Finding> {
  const { statements } = await core.get(Database).statements.count(async () => await core.get(UnitDirectory).reload());
  const rowsSql = statements.find((sql) => sql.includes('FROM org_units'));
  if (rowsSql === undefined) throw new Error('A reload reads no units');
  const connection = await mysql.createConnection({ uri: dataset.databaseUrl, timezone: 'Z' });
  let count = 0;
  try {
    const [[day]] = await connection.query<RowDataPacket[]>("SELECT DATE_FORMAT(NOW(), '%Y-%m-%d') AS today");
    const today = String(day?.today);
    const work: Record<Subject, () => Promise<unknown>> = {
      rows: async () => {
        const [rows] = await connection.execute<RowDataPacket[]>(rowsSql, [today, today]);
        count = rows.length;
        return rows;
      },
      reload: async () => {
        const directory = await core.get(ModuleRef).create(UnitDirectory);
        await directory.reload();
        return directory;
      },
      refresh: () => core.get(UnitDirectory).refresh(),
    };
    const measured = await inRounds(subjects, rounds, (subject) => measure(work[subject]));
    const valuesOf = (subject: Subject, quantity: keyof Measured) =>
      measured.valuesOf(subject, (each) => each[quantity]);
    const against = (title: string, subject: Subject, quantity: keyof Measured) => ({
      title,
      summary: summarise(ratios(valuesOf(subject, quantity), valuesOf('rows', quantity))),
      goal: null,
    });
    return {
      name: 'directory',
      title: 'the units in memory',
      subject: `${count} units`,
      measures: subjects.flatMap((subject) => [
        { variant: titles[subject], quantity: 'time', unit: 'ms', summary: summarise(valuesOf(subject, 'time')) },
        {
          variant: titles[subject],
          quantity: 'longest block',
          unit: 'ms',
          summary: summarise(valuesOf(subject, 'longestBlock')),
        },
        {
          variant: titles[subject],
          quantity: 'kept in memory',
          unit: 'MB',
          summary: summarise(valuesOf(subject, 'kept').map((bytes) => bytes / 2 ** 20)),
        },
      ]),
      ratios: [
        against('time, reload / SELECT of the rows', 'reload', 'time'),
        against('longest block, reload / SELECT', 'reload', 'longestBlock'),
        against('time, look / SELECT of the rows', 'refresh', 'time'),
        against('memory, units / SELECT’s rows', 'reload', 'kept'),
      ],
    };
  } finally {
    await connection.end();
  }
}

/** Heap before and after are those of what can still be reached. */
async function measure(work: () => Promise<unknown>): Promise<Measured> {
  collectGarbage();
  const before = process.memoryUsage().heapUsed;
  const delays = monitorEventLoopDelay({ resolution: 1 });
  delays.enable();
  const startedAt = performance.now();
  const result = await work();
  const time = performance.now() - startedAt;
  // A block that lasts to the end is seen by the timer after it.
  await new Promise((resolve) => setTimeout(resolve, 5));
  delays.disable();
  collectGarbage();
  const kept = result === undefined ? 0 : Math.max(0, process.memoryUsage().heapUsed - before);
  return { time, longestBlock: delays.max / 1e6, kept };
}

function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
}
