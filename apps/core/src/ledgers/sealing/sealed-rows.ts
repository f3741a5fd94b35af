import { Injectable } from '@nestjs/common';
import { ledgerRowSchema } from '@yige/contracts';
import { Database } from '@yige/database';
import { z } from 'zod';
import { Log } from '../../logging/log.js';
import { FieldCipher } from '../../secrets/field-cipher.js';
import type { NamedRow } from '../ledger-source.js';
import { ledgerProblems } from '../problems.js';
import { CHAIN_BEGIN, canonicalRow, linkAfter } from './row-chain.js';
import type { StoredSeal } from './seal-store.js';
import { sealedRowPurpose } from './sealed-row-purpose.js';

const PAGE = 200;

const sealedRowSchema = ledgerRowSchema.extend({ unitName: z.string() });

interface StoredRow {
  id: string;
  key: string;
  link: string;
  body: string;
}

/** Rows as they were sealed. Each is held against its link, and the last one against the seal's hash. */
@Injectable()
export class SealedRows {
  constructor(
    private readonly database: Database,
    private readonly cipher: FieldCipher,
    private readonly log: Log,
  ) {}

  /** All after a key, a page of them in memory; `ledger.sealBroken` as soon as one is not as it was. */
  async *after({ seal }: StoredSeal, first: string | null): AsyncGenerator<NamedRow> {
    let link = await this.linkAt(seal.id, first);
    for (let after = first ?? ''; ; ) {
      const stored = await this.read(seal.id, after);
      for (const each of stored) {
        const row = await this.open(seal.id, each);
        link = linkAfter(link, canonicalRow(row));
        if (link !== each.link || row.key !== each.key) throw this.broken(seal.id, null);
        yield row;
      }
      const last = stored.at(-1);
      if (last === undefined || stored.length < PAGE) break;
      after = last.key;
    }
    if (link !== seal.hash) throw this.broken(seal.id, null);
  }

  /** The link of the last row up to a key. */
  private async linkAt(sealId: string, key: string | null): Promise<string> {
    if (key === null) return CHAIN_BEGIN;
    const link = await this.database.queryOne(
      'SELECT link FROM ledger_sealed_rows WHERE seal_id = ? AND row_key <= ? ORDER BY row_key DESC LIMIT 1',
      [sealId, key],
      (row) => row.text('link'),
    );
    return link ?? CHAIN_BEGIN;
  }

  private read(sealId: string, after: string): Promise<StoredRow[]> {
    return this.database.query(
      `SELECT id, row_key, link, body_sealed FROM ledger_sealed_rows
       WHERE seal_id = ? AND row_key > ? ORDER BY row_key LIMIT ${PAGE}`,
      [sealId, after],
      (row) => ({
        id: row.text('id'),
        key: row.text('row_key'),
        link: row.text('link'),
        body: row.text('body_sealed'),
      }),
    );
  }

  private async open(sealId: string, { id, body }: StoredRow): Promise<NamedRow> {
    try {
      return sealedRowSchema.parse(JSON.parse(await this.cipher.open(body, sealedRowPurpose(id))));
    } catch (cause) {
      throw this.broken(sealId, cause);
    }
  }

  private broken(seal: string, cause: unknown) {
    this.log.logger.error({ seal, err: cause }, 'a sealed ledger is not as it was sealed');
    return ledgerProblems['ledger.sealBroken']({ cause });
  }
}
