import mysql from 'mysql2/promise';
import { quote } from '../quote.js';

const quoted = (name: string) => quote('mysql', name);

/** Names of the databases on a MySQL server that begin so. */
export function serverDatabases(server: string, prefix: string): Promise<string[]> {
  return connected(server, async (connection) => {
    const [rows] = await connection.query<mysql.RowDataPacket[]>(
      'SELECT SCHEMA_NAME AS name FROM information_schema.SCHEMATA WHERE LEFT(SCHEMA_NAME, ?) = ?',
      [prefix.length, prefix],
    );
    return rows.map(({ name }) => String(name));
  });
}

/**
 * Makes a database as another on the same server is at that moment, which nobody may be writing to: tables with their indexes,
 * and rows; the migration helper makes nothing else.
 */
export function copyServerDatabase(server: string, template: string, name: string): Promise<void> {
  return connected(server, async (connection) => {
    const [tables] = await connection.query<mysql.RowDataPacket[]>(
      'SELECT TABLE_NAME AS name FROM information_schema.TABLES WHERE TABLE_SCHEMA = ?',
      [template],
    );
    const copies = tables.map(({ name: table }) => {
      const [copy, original] = [quoted(table), `${quoted(template)}.${quoted(table)}`];
      return `CREATE TABLE ${copy} LIKE ${original}; INSERT INTO ${copy} SELECT * FROM ${original};`;
    });
    await connection.query(
      `CREATE DATABASE ${quoted(name)} CHARACTER SET utf8mb4 COLLATE utf8mb4_bin; USE ${quoted(name)}; ${copies.join('\n')}`,
    );
  });
}

export function dropServerDatabase(server: string, name: string): Promise<void> {
  return connected(server, async (connection) => {
    await connection.query(`DROP DATABASE IF EXISTS ${quoted(name)}`);
  });
}

async function connected<Result>(
  server: string,
  work: (connection: mysql.Connection) => Promise<Result>,
): Promise<Result> {
  const connection = await mysql.createConnection({ uri: server, multipleStatements: true });
  try {
    return await work(connection);
  } finally {
    await connection.end();
  }
}
