import { Injectable } from '@nestjs/common';
import {
  corePermissions,
  type DiaryEntry,
  type NewDiaryEntry,
  newId,
  type Page,
  requestProblems,
} from '@yige/contracts';
import { Database } from '@yige/database';
import { accountOf, type Caller } from '../../access/caller.js';
import { decodeCursor, encodeCursor, instantOfCursor } from '../../http/cursor.js';
import { pageOf } from '../../http/page.js';
import { FieldCipher } from '../../secrets/field-cipher.js';
import { Clock } from '../../time/clock.js';
import { diaryProblems } from '../problems.js';
import { DiaryAddenda } from './diary-addenda.js';
import { Households } from './households.js';

export const DIARY_PURPOSE = 'diary_entries.text';

/** The diaries of households (民情日记, R20): kept and read by those who serve them. Entries are never changed, only added to. */
@Injectable()
export class Diary {
  constructor(
    private readonly database: Database,
    private readonly households: Households,
    private readonly addenda: DiaryAddenda,
    private readonly cipher: FieldCipher,
    private readonly clock: Clock,
  ) {}

  async list(
    caller: Caller,
    householdId: string,
    { cursor, limit }: { cursor?: string | undefined; limit: number },
  ): Promise<Page<DiaryEntry>> {
    await this.households.find(caller, householdId, corePermissions.diaryKeep);
    const after = cursor === undefined ? null : decodeCursor(cursor, ['visitedAt', 'id']);
    const at = after === null ? null : instantOfCursor(after.visitedAt);
    const rows = await this.database.query(
      `SELECT e.id, e.text_sealed, e.visited_at, e.written_at, a.display_name AS author
       FROM diary_entries e LEFT JOIN accounts a ON a.id = e.author_id
       WHERE e.household_id = ?${at === null ? '' : ' AND (e.visited_at < ? OR (e.visited_at = ? AND e.id < ?))'}
       ORDER BY e.visited_at DESC, e.id DESC LIMIT ${limit + 1}`,
      [householdId, ...(at === null || after === null ? [] : [at, at, after.id])],
      (row) => ({
        id: row.text('id'),
        sealed: row.text('text_sealed'),
        author: row.textOrNull('author') ?? '',
        visitedAt: row.instant('visited_at').toISOString(),
        writtenAt: row.instant('written_at').toISOString(),
      }),
    );
    const { items: shown, next } = pageOf(rows, limit, (last) => encodeCursor(last, ['visitedAt', 'id']));
    const addenda = await this.addenda.of(shown.map(({ id }) => id));
    const items = await Promise.all(
      shown.map(async ({ sealed, ...entry }) => ({
        ...entry,
        text: await this.cipher.open(sealed, DIARY_PURPOSE),
        addenda: addenda.get(entry.id) ?? [],
      })),
    );
    return { items, next };
  }

  async write(caller: Caller, householdId: string, { text, visitedAt }: NewDiaryEntry): Promise<DiaryEntry> {
    await this.households.find(caller, householdId, corePermissions.diaryKeep);
    const author = accountOf(caller);
    if (author === null) throw requestProblems['request.forbidden']();
    const now = this.clock.now();
    if (new Date(visitedAt) > now) {
      throw diaryProblems['diary.future']({
        errors: [
          { pointer: '/body/visitedAt', code: 'future', message: 'give the time of a visit that has been made' },
        ],
      });
    }
    const id = await this.add({ householdId, authorId: author.id, text, visitedAt: new Date(visitedAt) });
    return { id, text, author: author.name, visitedAt, writtenAt: now.toISOString(), addenda: [] };
  }

  /** For who has decided already that the entry may be written, as after a visit. */
  async add(entry: { householdId: string; authorId: string; text: string; visitedAt: Date }): Promise<string> {
    const id = newId();
    const { affectedRows } = await this.database.execute(
      `INSERT INTO diary_entries (id, household_id, author_id, text_sealed, visited_at, written_at,
         district_id, street_id, community_id, grid_id)
       SELECT ?, h.id, ?, ?, ?, ?, b.district_id, b.street_id, b.community_id, b.grid_id
       FROM households h JOIN dwellings d ON d.id = h.dwelling_id JOIN buildings b ON b.id = d.building_id WHERE h.id = ?`,
      [
        ...[id, entry.authorId, await this.cipher.seal(entry.text, DIARY_PURPOSE), entry.visitedAt, this.clock.now()],
        entry.householdId,
      ],
    );
    if (affectedRows === 0) throw new RangeError(`There is no household ${entry.householdId}`);
    return id;
  }
}
