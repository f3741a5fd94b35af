import { access } from 'node:fs/promises';
import { type Database, openDatabase } from '@yige/database';

/** Opens core's database to read the audit beside a running core; it neither migrates nor makes one. */
export async function openAudit(databaseUrl: string): Promise<Database> {
  if (databaseUrl.startsWith('sqlite:')) await access(databaseUrl.slice('sqlite:'.length));
  return openDatabase({ url: databaseUrl, entities: [], migrations: [], poolSize: 1 });
}
