import { Injectable } from '@nestjs/common';
import { corePermissions, type DiaryAddendum, newId, requestProblems } from '@yige/contracts';
import { Database, placeholders } from '@yige/database';
import { accountOf, type Caller } from '../../access/caller.js';
import { FieldCipher } from '../../secrets/field-cipher.js';
import { Clock } from '../../time/clock.js';
import { diaryProblems } from '../problems.js';
import { Households } from './households.js';

export const ADDENDUM_PURPOSE = 'diary_addenda.text';

/** What stands under the entries of diaries: whoever serves the household puts right what was written, and says so. */
@Injectable()
export class DiaryAddenda {
  constructor(
    private readonly database: Database,
    private readonly households: Households,
    private readonly cipher: FieldCipher,
    private readonly clock: Clock,
  ) {}

  /** By entry, in the order in which they were written. For who may read the entries. */
  async of(entryIds: readonly string[]): Promise<ReadonlyMap<string, DiaryAddendum[]>> {
    const found = new Map<string, DiaryAddendum[]>();
    if (entryIds.length === 0) return found;
    const rows = await this.database.query(
      `SELECT n.id, n.entry_id, n.text_sealed, n.written_at, a.display_name AS author
       FROM diary_addenda n LEFT JOIN accounts a ON a.id = n.author_id
       WHERE n.entry_id IN (${placeholders(entryIds)}) ORDER BY n.entry_id, n.id`,
      [...entryIds],
      (row) => ({
        id: row.text('id'),
        entryId: row.text('entry_id'),
        sealed: row.text('text_sealed'),
        author: row.textOrNull('author') ?? '',
        writtenAt: row.instant('written_at').toISOString(),
      }),
    );
    for (const { entryId, sealed, ...addendum } of rows) {
      const whole = { ...addendum, text: await this.cipher.open(sealed, ADDENDUM_PURPOSE) };
      found.set(entryId, [...(found.get(entryId) ?? []), whole]);
    }
    return found;
  }

  async write(caller: Caller, householdId: string, entryId: string, text: string): Promise<DiaryAddendum> {
    await this.households.find(caller, householdId, corePermissions.diaryKeep);
    const author = accountOf(caller);
    if (author === null) throw requestProblems['request.forbidden']();
    const entry = await this.database.queryOne(
      'SELECT id FROM diary_entries WHERE id = ? AND household_id = ?',
      [entryId, householdId],
      (row) => row.text('id'),
    );
    if (entry === null) throw diaryProblems['diary.entryNotFound']();
    const id = newId();
    const now = this.clock.now();
    await this.database.execute(
      'INSERT INTO diary_addenda (id, entry_id, author_id, text_sealed, written_at) VALUES (?, ?, ?, ?, ?)',
      [id, entryId, author.id, await this.cipher.seal(text, ADDENDUM_PURPOSE), now],
    );
    return { id, text, author: author.name, writtenAt: now.toISOString() };
  }
}
