import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { blindIndexOf } from '@yige/core/blind-index';
import type { Connection } from 'mysql2/promise';
import { idSql } from './bulk.js';

/** Of a database that only this run can reach: baselines compute with it what core finds numbers by. */
const INDEX_KEY = { id: 'k1', key: Buffer.alloc(32, 'bench') };

/** Somebody's phone and ID number. */
export const KNOWN_PHONE = '13900000317';
export const KNOWN_ID_NUMBER = '990101198003070317';

export function numberIndex(text: string, kind: 'idNumber' | 'phone'): string {
  return blindIndexOf(text, kind, INDEX_KEY);
}

/** Core takes the ring that it finds instead of making its own. */
export async function writeIndexRing(dataDirectory: string): Promise<void> {
  const keys = join(dataDirectory, 'keys');
  const { id, key } = INDEX_KEY;
  await mkdir(keys, { recursive: true, mode: 0o700 });
  await writeFile(
    join(keys, 'index-ring.json'),
    JSON.stringify({ current: id, keys: { [id]: key.toString('base64') } }),
    { mode: 0o600 },
  );
}

export async function giveKnownNumbers(connection: Connection, person: number): Promise<void> {
  await connection.query(
    `UPDATE people SET phone_index = ?, id_number_index = ? WHERE id = ${idSql('P', String(person))}`,
    [numberIndex(KNOWN_PHONE, 'phone'), numberIndex(KNOWN_ID_NUMBER, 'idNumber')],
  );
}

/** SQL for an index as long and as scattered as a real one, from the SQL of a text. */
export function scatteredIndexSql(text: string): string {
  return `CONCAT('${INDEX_KEY.id}:', LEFT(REPLACE(REPLACE(TO_BASE64(UNHEX(MD5(${text}))), '+', '-'), '/', '_'), 22))`;
}
