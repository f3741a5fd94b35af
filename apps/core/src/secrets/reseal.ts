import { Injectable } from '@nestjs/common';
import { Database } from '@yige/database';
import { BlindIndex } from './blind-index.js';
import { FieldCipher } from './field-cipher.js';
import type { SealedColumn } from './sealed-columns.js';

interface SealedRow {
  key: string;
  sealed: string;
  index: string | null;
}

interface Renewed extends SealedRow {
  newSealed: string;
  newIndex: string | null;
}

export interface Chunk {
  /** Key of the last row looked at; null when the column has no more. */
  last: string | null;
  rows: number;
  renewed: Renewed[];
}

/** Renews seals and blind indexes that are not those of today's keys and suite. */
@Injectable()
export class Reseal {
  constructor(
    private readonly database: Database,
    private readonly cipher: FieldCipher,
    private readonly blindIndex: BlindIndex,
  ) {}

  /** Opens and seals anew up to `size` rows after a key; writes nothing yet. */
  async prepare(place: SealedColumn, after: string, size: number): Promise<Chunk> {
    const rows = await this.database.query(
      `SELECT ${place.key} AS row_key, ${place.column} AS sealed, ${place.index?.column ?? 'NULL'} AS blind_index
       FROM ${place.table} WHERE ${place.key} > ? AND ${place.column} IS NOT NULL ORDER BY ${place.key} LIMIT ${size}`,
      [after],
      (row): SealedRow => ({
        key: row.text('row_key'),
        sealed: row.text('sealed'),
        index: row.textOrNull('blind_index'),
      }),
    );
    const renewed: Renewed[] = [];
    for (const row of rows) {
      const fresh = await this.renew(place, row);
      if (fresh !== null) renewed.push(fresh);
    }
    return { last: rows.length < size ? null : (rows.at(-1)?.key ?? null), rows: rows.length, renewed };
  }

  /** Writes what is still as it was read: somebody who changed a row meanwhile has sealed it with today's key. */
  async write(place: SealedColumn, { renewed }: Chunk): Promise<void> {
    const index = place.index === undefined ? '' : `, ${place.index.column} = ?`;
    for (const { key, sealed, newSealed, newIndex } of renewed) {
      await this.database.execute(
        `UPDATE ${place.table} SET ${place.column} = ?${index} WHERE ${place.key} = ? AND ${place.column} = ?`,
        [newSealed, ...(place.index === undefined ? [] : [newIndex]), key, sealed],
      );
    }
  }

  private async renew(place: SealedColumn, row: SealedRow): Promise<Renewed | null> {
    const sealedWell = await this.cipher.isCurrent(row.sealed);
    const indexedWell = place.index === undefined || (await this.blindIndex.isCurrent(row.index));
    if (sealedWell && indexedWell) return null;
    const purpose = typeof place.purpose === 'string' ? place.purpose : place.purpose(row.key);
    const text = await this.cipher.open(row.sealed, purpose);
    return {
      ...row,
      newSealed: sealedWell ? row.sealed : await this.cipher.seal(text, purpose),
      newIndex: place.index === undefined ? null : await this.blindIndex.of(text, place.index.kind),
    };
  }
}
