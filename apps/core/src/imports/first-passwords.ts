import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { type Locale, newId, type SheetFormat } from '@yige/contracts';
import { Database } from '@yige/database';
import { accountOf, actorOf, type Caller } from '../access/caller.js';
import { AuditTrail } from '../audit/audit-trail.js';
import { FieldCipher } from '../secrets/field-cipher.js';
import { type SheetCell, writeSheet } from '../sheets/sheet-writer.js';
import type { ImportRecord } from './import-record.js';
import { importProblems } from './problems.js';

const PURPOSE = 'import_first_passwords.password';

const HEADS: Record<Locale, readonly string[]> = {
  'zh-CN': ['姓名', '账号', '首次密码（登录后须更改）'],
  en: ['Name', 'Username', 'First password (to be changed at the first login)'],
};

/** One-time passwords of the accounts that an import has made: sealed, for whoever loaded it, to be taken out once. */
@Injectable()
export class FirstPasswords {
  constructor(
    private readonly database: Database,
    private readonly cipher: FieldCipher,
    private readonly audit: AuditTrail,
  ) {}

  /** In the unit of work that opens the accounts. */
  async keep(importId: string, passwords: readonly { accountId: string; password: string }[]): Promise<void> {
    const rows = await Promise.all(
      passwords.map(async ({ accountId, password }) => [
        ...[newId(), importId, accountId, await this.cipher.seal(password, PURPOSE)],
      ]),
    );
    await this.database.insertMany(
      'import_first_passwords',
      ['id', 'import_id', 'account_id', 'password_sealed'],
      rows,
    );
  }

  /** How many the caller may take out now. */
  async waiting(record: ImportRecord, caller: Caller): Promise<number> {
    if (!mayTake(record, caller)) return 0;
    const count = await this.database.queryOne(
      'SELECT COUNT(*) AS waiting FROM import_first_passwords WHERE import_id = ?',
      [record.id],
      (row) => row.integer('waiting'),
    );
    return count ?? 0;
  }

  /** They are gone with it: of two who ask at once, one gets them. */
  async take(record: ImportRecord, caller: Caller, format: SheetFormat, locale: Locale): Promise<Readable> {
    if (!mayTake(record, caller)) throw importProblems['import.noFirstPasswords']();
    const lines = await this.database.transaction(async () => {
      const kept = await this.database.query(
        `SELECT a.display_name, a.username, f.password_sealed FROM import_first_passwords f
         JOIN accounts a ON a.id = f.account_id WHERE f.import_id = ? ORDER BY f.id`,
        [record.id],
        (row) => [row.text('display_name'), row.text('username'), row.text('password_sealed')] as const,
      );
      const { affectedRows } = await this.database.execute('DELETE FROM import_first_passwords WHERE import_id = ?', [
        record.id,
      ]);
      if (kept.length === 0 || affectedRows !== kept.length) throw importProblems['import.noFirstPasswords']();
      await this.audit.record({
        actor: actorOf(caller),
        action: 'import.firstPasswordsTaken',
        subject: { kind: 'import', id: record.id },
        details: { accounts: kept.length },
      });
      return Promise.all(
        kept.map(async ([name, username, sealed]) => [name, username, await this.cipher.open(sealed, PURPOSE)]),
      );
    });
    return writeSheet(format, sheetOf(lines, locale));
  }

  async forget(endedBefore: Date): Promise<void> {
    await this.database.execute(
      'DELETE FROM import_first_passwords WHERE import_id IN (SELECT id FROM imports WHERE finished_at < ?)',
      [endedBefore],
    );
  }
}

function mayTake({ createdBy, finishedAt }: ImportRecord, caller: Caller): boolean {
  return finishedAt !== null && accountOf(caller)?.id === createdBy.id;
}

async function* sheetOf(lines: readonly SheetCell[][], locale: Locale): AsyncGenerator<SheetCell[]> {
  yield [...HEADS[locale]];
  yield* lines;
}
