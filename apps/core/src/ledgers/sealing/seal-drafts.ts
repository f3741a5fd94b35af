import { Injectable } from '@nestjs/common';
import { newId } from '@yige/contracts';
import { Database } from '@yige/database';
import { FieldCipher } from '../../secrets/field-cipher.js';
import { Clock } from '../../time/clock.js';
import type { NamedRow } from '../ledger-source.js';
import { CHAIN_BEGIN, canonicalRow, linkAfter } from './row-chain.js';
import { sealedRowPurpose } from './sealed-row-purpose.js';

/** Rows that are written, and removed, at once. */
const CHUNK = 200;

/** What a sealing collected. */
export interface Collected {
  rows: number;
  hash: string;
}

/**
 * Rows of a seal that is not there yet: written in small pieces while the plugin is asked for more, so that nobody waits
 * for it, and seen by nobody until the seal is. A draft that is never published is swept away.
 */
@Injectable()
export class SealDrafts {
  constructor(
    private readonly database: Database,
    private readonly cipher: FieldCipher,
    private readonly clock: Clock,
  ) {}

  async begin(): Promise<string> {
    const id = newId();
    await this.database.execute('INSERT INTO ledger_seal_drafts (id, begun_at) VALUES (?, ?)', [id, this.clock.now()]);
    return id;
  }

  async collect(draft: string, rows: AsyncIterable<NamedRow>): Promise<Collected> {
    let count = 0;
    let link = CHAIN_BEGIN;
    let chunk: string[][] = [];
    for await (const row of rows) {
      const id = newId();
      const canonical = canonicalRow(row);
      link = linkAfter(link, canonical);
      chunk.push([id, draft, row.key, link, await this.cipher.seal(canonical, sealedRowPurpose(id))]);
      count += 1;
      if (chunk.length === CHUNK) {
        await this.write(chunk);
        chunk = [];
      }
    }
    await this.write(chunk);
    return { rows: count, hash: link };
  }

  /** Inside the unit of work that makes the seal: from then on the rows are its own. */
  async publish(draft: string): Promise<void> {
    const { affectedRows } = await this.database.execute('DELETE FROM ledger_seal_drafts WHERE id = ?', [draft]);
    if (affectedRows !== 1) throw new Error('The draft of a seal was swept away while it was collected');
  }

  /** Takes a draft away with its rows; what was published meanwhile stays. */
  async discard(draft: string): Promise<void> {
    const known = await this.database.queryOne('SELECT id FROM ledger_seal_drafts WHERE id = ?', [draft], (row) =>
      row.text('id'),
    );
    if (known === null) return;
    for (;;) {
      const keys = await this.database.query(
        `SELECT row_key FROM ledger_sealed_rows WHERE seal_id = ? ORDER BY row_key LIMIT ${CHUNK}`,
        [draft],
        (row) => row.text('row_key'),
      );
      const last = keys.at(-1);
      if (last === undefined) break;
      await this.database.execute('DELETE FROM ledger_sealed_rows WHERE seal_id = ? AND row_key <= ?', [draft, last]);
    }
    await this.database.execute('DELETE FROM ledger_seal_drafts WHERE id = ?', [draft]);
  }

  async begunBefore(moment: Date): Promise<string[]> {
    return this.database.query('SELECT id FROM ledger_seal_drafts WHERE begun_at < ?', [moment], (row) =>
      row.text('id'),
    );
  }

  private async write(rows: readonly string[][]): Promise<void> {
    await this.database.insertMany('ledger_sealed_rows', ['id', 'seal_id', 'row_key', 'link', 'body_sealed'], rows);
  }
}
