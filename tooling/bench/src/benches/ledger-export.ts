import { createClient, type SheetFormat } from '@yige/contracts';
import mysql from 'mysql2/promise';
import type { Bench, BenchContext, Finding } from '../bench.js';
import { sizeOfImport } from '../dataset/size.js';
import { lastCode, unitIdOf } from '../dataset/units.js';
import { bareExport } from '../exports/bare-export.js';
import { PERIOD, seedMatters } from '../exports/seed-matters.js';
import { logIn } from '../reads/capture.js';
import { startCoreProcess } from '../reads/variants.js';
import type { MeasuredProcess } from '../servers/measured-process.js';
import { ratios, summarise } from '../statistics/summary.js';

const ROWS = 100_000;
/** All but a sheet of Excel holds, with its heads. */
const ROWS_FULL = 1_048_000;
const ROUNDS = 3;
/** In milliseconds; an export that takes this long is broken. */
const ENDS_WITHIN = 3_600_000;

interface Taken {
  /** From the request to the last byte, in milliseconds. */
  time: number;
  /** Of core, in microseconds. */
  cpu: number;
  bytes: number;
}

interface Round {
  bare: number;
  csv: Taken;
  xlsx: Taken;
}

/** A ledger of one community taken out as a sheet, beside one bare statement whose rows are written as they come. */
export const ledgerExport: Bench = {
  name: 'ledger-export',
  title: 'Export of a ledger',
  async run({ datasets, options, say }: BenchContext): Promise<Finding[]> {
    const rows = options.full ? ROWS_FULL : ROWS;
    const dataset = await datasets.openAnew(sizeOfImport);
    const community = lastCode(sizeOfImport.units, 'community');
    const connection = await mysql.createConnection({ uri: dataset.databaseUrl, timezone: 'Z' });
    try {
      await seedMatters(connection, community, rows, say);
    } finally {
      await connection.end();
    }
    const cookie = await dataset.withCore((core) => logIn(core, 'secretary'));
    const core = await startCoreProcess(dataset);
    try {
      const rounds: Round[] = [];
      while (rounds.length < (options.full ? 1 : ROUNDS)) {
        say(`ledger-export / round ${rounds.length + 1} of ${rows} rows …`);
        rounds.push({
          bare: await bareExport(dataset.databaseUrl, dataset.logFile('bare-export')),
          csv: await take(core, cookie, unitIdOf(community), 'csv', rows),
          xlsx: await take(core, cookie, unitIdOf(community), 'xlsx', rows),
        });
      }
      return [describe(rounds, rows)];
    } finally {
      await core.stop();
    }
  },
};

async function take(core: MeasuredProcess, cookie: string, unit: string, format: SheetFormat, rows: number) {
  const client = createClient({ baseUrl: core.address, headers: () => ({ cookie }), timeout: ENDS_WITHIN });
  const [cpu, startedAt] = [await core.cpu(), performance.now()];
  const query = { unit, period: PERIOD, format, reason: '测量导出' };
  const file = await client.ledgers.export({ params: { id: 'core:matters' }, query });
  const taken: Taken = { time: performance.now() - startedAt, cpu: (await core.cpu()) - cpu, bytes: file.size };
  if (format === 'csv') {
    const lines = (await file.text()).split('\r\n').length;
    if (lines < rows) throw new Error(`Only ${lines} lines of ${rows} came`);
  }
  return taken;
}

function describe(rounds: readonly Round[], rows: number): Finding {
  const of = (read: (round: Round) => number) => rounds.map(read);
  const measured = (variant: string, quantity: string, unit: string, read: (round: Round) => number) => ({
    ...{ variant, quantity, unit },
    summary: summarise(of(read)),
  });
  const formats = ['csv', 'xlsx'] as const;
  const bare = of((round) => round.bare);
  return {
    name: 'matters',
    title: 'matters of a community with what was done with each',
    subject: `${rows} rows, ${Math.round((rounds[0]?.xlsx.bytes ?? 0) / 1_000)} kB as xlsx`,
    measures: [
      measured('bare statement', 'time', 's', (round) => round.bare / 1_000),
      ...formats.flatMap((format) => [
        measured(format, 'time', 's', (round) => round[format].time / 1_000),
        measured(format, 'CPU of core', 's', (round) => round[format].cpu / 1_000_000),
      ]),
    ],
    ratios: formats.map((format) => ({
      title: `time, ${format} / bare statement`,
      summary: summarise(
        ratios(
          of((round) => round[format].time),
          bare,
        ),
      ),
      goal: null,
    })),
  };
}
