import type { Pool, PoolConnection } from 'mysql2';
import mysql from 'mysql2';
import { DataSource, type QueryRunner } from 'typeorm';
import { MysqlDriver } from 'typeorm/driver/mysql/MysqlDriver.js';
import type { Engine, RawValues, SqlConnection } from '../engine.js';
import { DatabaseError, transactionEnded } from '../errors.js';

type Entities = NonNullable<ConstructorParameters<typeof DataSource>[0]['entities']>;

/** How long a process waits for another one's migration, in seconds. */
const LOCK_WAIT = 600;

/**
 * Opens the database that the URL names on MySQL 8 or MariaDB 10.11+, and makes it if it is missing.
 * Text compares byte by byte (`utf8mb4_bin`), as SQLite does, so that both dialects order and match alike.
 */
export async function openMysql(url: URL, entities: Entities, poolSize: number): Promise<Engine> {
  const name = decodeURIComponent(url.pathname.slice(1));
  const server = {
    host: url.hostname,
    port: url.port === '' ? 3306 : Number(url.port),
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
  };
  const type = await createDatabase(server, name);
  const dataSource = new DataSource({
    type,
    host: server.host,
    port: server.port,
    username: server.user,
    password: server.password,
    database: name,
    entities,
    charset: 'utf8mb4_bin',
    timezone: 'Z',
    bigNumberStrings: false,
    poolSize,
    driver: { ...mysql, createPool: (options: mysql.PoolOptions) => readCommitted(mysql.createPool(options)) },
  });
  await dataSource.initialize();
  const { driver } = dataSource;
  if (!(driver instanceof MysqlDriver)) throw new TypeError('mysql2 gave another driver');
  return new MysqlEngine(dataSource, driver.pool);
}

/** Answers which of the two it is: they describe their own columns differently, which the drift check compares. */
async function createDatabase(server: mysql.ConnectionOptions, name: string): Promise<'mysql' | 'mariadb'> {
  if (!/^[A-Za-z0-9_]{1,64}$/.test(name)) {
    throw new DatabaseError('database.urlInvalid', 'The database’s name may hold letters, digits and underscores only');
  }
  const connection = mysql.createConnection(server).promise();
  try {
    await connection.query(`CREATE DATABASE IF NOT EXISTS \`${name}\` CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`);
    const [rows] = await connection.query<mysql.RowDataPacket[]>('SELECT VERSION() AS version');
    return String(rows[0]?.version).includes('MariaDB') ? 'mariadb' : 'mysql';
  } finally {
    await connection.end();
  }
}

/**
 * REPEATABLE READ, the server's default, would let a request decide on a stale snapshot and take gap locks that
 * deadlock inboxes against each other. Set once a connection instead of once a transaction: one round trip less.
 */
function readCommitted(pool: Pool): Pool {
  pool.on('connection', (connection) => {
    connection.query('SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED');
    connection.query("SET SESSION time_zone = '+00:00'");
  });
  return pool;
}

class MysqlEngine implements Engine {
  readonly dialect = 'mysql';
  readonly connection: SqlConnection;

  constructor(
    readonly dataSource: DataSource,
    private readonly pool: Pool,
  ) {
    this.connection = sqlOn(pool);
  }

  async connectionOf(runner: QueryRunner): Promise<SqlConnection> {
    const connection: PoolConnection = await runner.connect();
    const sql = sqlOn(connection);
    const assertActive = () => {
      if (!runner.isTransactionActive) throw transactionEnded();
    };
    return {
      all: async (text, parameters) => {
        assertActive();
        return sql.all(text, parameters);
      },
      run: async (text, parameters) => {
        assertActive();
        return sql.run(text, parameters);
      },
    };
  }

  within<Result>(_runner: QueryRunner, work: () => Promise<Result>): Promise<Result> {
    return work();
  }

  async end(runner: QueryRunner): Promise<void> {
    await runner.release();
  }

  async exclusively<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
    const connection = await this.pool.promise().getConnection();
    const lock = `yige:${this.dataSource.options.database}:${name}`.slice(0, 64);
    try {
      const [rows] = await connection.query<mysql.RowDataPacket[]>('SELECT GET_LOCK(?, ?) AS held', [lock, LOCK_WAIT]);
      if (rows[0]?.held !== 1) {
        throw new DatabaseError('database.unavailable', `Another process has held ${lock} for ${LOCK_WAIT} s`);
      }
      return await work();
    } finally {
      await connection.query('DO RELEASE_LOCK(?)', [lock]);
      connection.release();
    }
  }

  close(): Promise<void> {
    return this.dataSource.destroy();
  }
}

/**
 * By callback, since mysql2's own promises take a stack trace before each call in case it fails; here an error gets
 * its stack where `Database` types it.
 */
function sqlOn(executor: Pool | PoolConnection): SqlConnection {
  return {
    all: (sql, parameters) =>
      new Promise<RawValues[]>((resolve, reject) => {
        executor.execute<mysql.RowDataPacket[]>(sql, parameters, (error, rows) =>
          error === null ? resolve(rows) : reject(error),
        );
      }),
    run: (sql, parameters) =>
      new Promise((resolve, reject) => {
        executor.execute<mysql.ResultSetHeader>(sql, parameters, (error, header) =>
          error === null
            ? resolve({ affectedRows: header.affectedRows, warnings: header.warningStatus })
            : reject(error),
        );
      }),
  };
}
