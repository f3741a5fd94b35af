import { cpus, totalmem } from 'node:os';
import mysql, { type RowDataPacket } from 'mysql2/promise';

/** On what was measured: ratios travel between machines, single figures don't. */
export interface Machine {
  processor: string;
  cores: number;
  memoryGigabytes: number;
  platform: string;
  node: string;
  database: string;
  bufferPoolMegabytes: number;
}

export async function describeMachine(serverUrl: string): Promise<Machine> {
  const server = await mysql.createConnection(serverUrl);
  try {
    const [[row]] = await server.query<RowDataPacket[]>(
      'SELECT @@version AS version, @@innodb_buffer_pool_size AS pool',
    );
    return {
      processor: cpus()[0]?.model ?? 'unknown',
      cores: cpus().length,
      memoryGigabytes: Math.round(totalmem() / 2 ** 30),
      platform: `${process.platform} ${process.arch}`,
      node: process.versions.node,
      database: String(row?.version),
      bufferPoolMegabytes: Math.round(Number(row?.pool) / 2 ** 20),
    };
  } finally {
    await server.end();
  }
}
