import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SeedRecord } from '@yige/contracts';
import { Configuration } from '@yige/core/configuration';
import { startCore } from '@yige/core/start-core';
import mysql, { type Connection, type RowDataPacket } from 'mysql2/promise';
import { accountRecords } from './accounts.js';
import { writeIndexRing } from './known-person.js';
import { seedPast } from './seed-past.js';
import { prepareGrids, seedRegistry } from './seed-registry.js';
import { seedTasks } from './seed-tasks.js';
import type { DatasetSize } from './size.js';
import { unitsOf } from './units.js';

/** Grows when what is seeded changes, so that a kept database of an earlier form is not taken for this one. */
const SEED_VERSION = 5;

export type Core = Awaited<ReturnType<typeof startCore>>;

/** A database with core's own schema, filled once. */
export class Dataset {
  private constructor(
    readonly size: DatasetSize,
    readonly databaseUrl: string,
    private readonly directory: string,
  ) {}

  /** Opens the database of this size on the server, and makes and fills it if it is not there in full. */
  static async open(
    serverUrl: string,
    directory: string,
    size: DatasetSize,
    say: (text: string) => void,
  ): Promise<Dataset> {
    const url = new URL(serverUrl);
    const name = nameOf(size);
    url.pathname = `/${name}`;
    const dataset = new Dataset(size, url.href, join(directory, name));
    await writeIndexRing(dataset.coreDirectory);
    const server = await mysql.createConnection(serverUrl);
    try {
      if (await isSeeded(server, name)) return dataset;
      const units = [...unitsOf(size.units)];
      say(`Seeding ${units.length} units, ${size.people} people, ${size.tasks} tasks …`);
      await server.query(`DROP DATABASE IF EXISTS ${name}`);
      await dataset.loadDistricts([...units, ...accountRecords(units)]);
      await server.query(`USE ${name}`);
      await dataset.fill(server, say);
    } finally {
      await server.end();
    }
    return dataset;
  }

  static async drop(serverUrl: string, size: DatasetSize): Promise<void> {
    const server = await mysql.createConnection(serverUrl);
    try {
      await server.query(`DROP DATABASE IF EXISTS ${nameOf(size)}`);
    } finally {
      await server.end();
    }
  }

  /** Decides what day it is, for core and for baselines alike. */
  readonly timeZone = 'Asia/Shanghai';

  logFile(name: string): string {
    return join(this.directory, `${name}.log`);
  }

  private get coreDirectory(): string {
    return join(this.directory, 'core');
  }

  /** Environment of a core on this database, as in production but on loopback only. */
  get coreEnvironment(): NodeJS.ProcessEnv {
    return {
      NODE_ENV: 'production',
      YIGE_HOST: '127.0.0.1',
      YIGE_PORT: '0',
      YIGE_DATA_DIR: this.coreDirectory,
      YIGE_DATABASE_URL: this.databaseUrl,
      YIGE_TIME_ZONE: this.timeZone,
    };
  }

  /** Runs work beside a core in this process, which is closed afterwards. */
  async withCore<Result>(work: (core: Core) => Promise<Result>, more: NodeJS.ProcessEnv = {}): Promise<Result> {
    const core = await startCore(new Configuration({ ...this.coreEnvironment, YIGE_LOG_LEVEL: 'error', ...more }));
    try {
      return await work(core);
    } finally {
      await core.close();
    }
  }

  /** Core migrates the empty database and loads the units and accounts, as it loads any demo district. */
  private async loadDistricts(records: readonly SeedRecord[]): Promise<void> {
    await writeFile(
      join(this.directory, 'district.ndjson'),
      records.map((record) => JSON.stringify(record)).join('\n'),
    );
    await writeFile(join(this.directory, 'accounts.json'), '[]');
    await this.withCore(async () => undefined, { YIGE_DEMO: '1', YIGE_DEMO_DIR: this.directory });
  }

  private async fill(connection: Connection, say: (text: string) => void): Promise<void> {
    const grids = await prepareGrids(connection, this.size);
    await seedRegistry(connection, this.size, grids, say);
    await seedTasks(connection, this.size, grids, say);
    await seedPast(connection);
    await connection.query(
      `ANALYZE TABLE people, households, dwellings, buildings, accounts, tasks_open, tasks_archive,
                     org_units, org_edges, org_closure, org_unit_attributes, appointments`,
    );
    await connection.query('CREATE TABLE bench_seeded (at DATETIME)');
  }
}

function nameOf(size: DatasetSize): string {
  return `yige_bench_${size.name}_${SEED_VERSION}`;
}

/** The table is made last of all. */
async function isSeeded(server: Connection, name: string): Promise<boolean> {
  const [rows] = await server.query<RowDataPacket[]>(
    "SELECT 1 FROM information_schema.tables WHERE table_schema = ? AND table_name = 'bench_seeded'",
    [name],
  );
  return rows.length > 0;
}
