import { Injectable } from '@nestjs/common';
import { Database, placeholders, type SqlValue } from '@yige/database';
import type { MergePlan, Move } from './merge-plan.js';
import { isPersonPlace, type PersonPlace, personColumns } from './person-columns.js';

/** Moves of one kind, written in one statement. */
interface Group {
  place: PersonPlace;
  before: string;
  after: string | null;
  rowIds: string[];
}

/** Rows that an undo finds elsewhere by then, or that somebody has named anew, stay as they are. */
const LENIENT: ReadonlySet<PersonPlace> = new Set<PersonPlace>([
  'openTasks',
  'closedTasks',
  'waitingTargets',
  'heads',
  'photos',
]);

/** Lets rows name another person, and remembers which did before. */
@Injectable()
export class MergeRows {
  constructor(private readonly database: Database) {}

  /** Ids of all tasks of a person, the photos of both, and the households of which one of the two is the head. */
  async following(fromId: string, intoId: string) {
    const idsOf = (table: string) =>
      this.database.query(`SELECT id FROM ${table} WHERE person_id = ? ORDER BY id`, [fromId], (row) => row.text('id'));
    return {
      tasks: {
        openTasks: await idsOf('tasks_open'),
        closedTasks: await idsOf('tasks_archive'),
        waitingTargets: await idsOf('dispatch_targets'),
      },
      photos: new Map(
        await this.database.query(
          'SELECT person_id, MAX(id) AS photo_id FROM person_photos WHERE person_id IN (?, ?) GROUP BY person_id',
          [fromId, intoId],
          (row): [string, string] => [row.text('person_id'), row.text('photo_id')],
        ),
      ),
      heads: await this.database.query(
        `SELECT h.id, h.head_id FROM households h WHERE h.head_id IN (?, ?)
           AND h.id IN (SELECT p.household_id FROM people p WHERE p.id IN (?, ?))`,
        [fromId, intoId, fromId, intoId],
        (row) => ({ householdId: row.text('id'), headId: row.text('head_id') }),
      ),
    };
  }

  async apply(mergeId: string, { moves }: Pick<MergePlan, 'moves'>): Promise<void> {
    for (const { place, after, rowIds } of grouped(moves)) {
      const { table, column } = personColumns[place];
      await this.database.execute(`UPDATE ${table} SET ${column} = ? WHERE id IN (${placeholders(rowIds)})`, [
        after,
        ...rowIds,
      ]);
    }
    await this.database.insertMany(
      'person_merge_rows',
      ['merge_id', 'place', 'row_id', 'before_id', 'after_id'],
      moves.map(({ place, rowId, before, after }): SqlValue[] => [mergeId, place, rowId, before, after]),
    );
  }

  /** A row that the merge itself made; an undo takes it away again. */
  async remember(mergeId: string, place: PersonPlace, rowId: string, after: string): Promise<void> {
    await this.database.insertMany(
      'person_merge_rows',
      ['merge_id', 'place', 'row_id', 'before_id', 'after_id'],
      [[mergeId, place, rowId, null, after]],
    );
  }

  /** Turns the names around again; answers false where a row is not any more as the merge left it. */
  async revert(mergeId: string): Promise<boolean> {
    const rows = await this.database.query(
      'SELECT place, row_id, before_id, after_id FROM person_merge_rows WHERE merge_id = ?',
      [mergeId],
      (row) => ({
        place: placeOf(row.text('place')),
        rowId: row.text('row_id'),
        before: row.textOrNull('before_id'),
        after: row.textOrNull('after_id'),
      }),
    );
    const moved = rows.flatMap(({ before, ...row }): Move[] => (before === null ? [] : [{ ...row, before }]));
    for (const group of grouped(moved)) {
      const back = await this.revertGroup(group);
      if (back < group.rowIds.length && !LENIENT.has(group.place)) return false;
    }
    for (const { place, rowId, before } of rows) {
      if (before !== null) continue;
      await this.database.execute(`DELETE FROM ${personColumns[place].table} WHERE id = ?`, [rowId]);
    }
    return true;
  }

  private async revertGroup({ place, before, after, rowIds }: Group): Promise<number> {
    const { table, column, archive } = personColumns[place];
    let back = 0;
    for (const each of archive === undefined ? [table] : [table, archive]) {
      const { affectedRows } = await this.database.execute(
        `UPDATE ${each} SET ${column} = ? WHERE id IN (${placeholders(rowIds)}) AND ${after === null ? `${column} IS NULL` : `${column} = ?`}`,
        [before, ...rowIds, ...(after === null ? [] : [after])],
      );
      back += affectedRows;
    }
    return back;
  }
}

function grouped(moves: readonly Move[]): Group[] {
  const groups = new Map<string, Group>();
  for (const { place, rowId, before, after } of moves) {
    const key = `${place} ${before} ${after}`;
    const group = groups.get(key) ?? { place, before, after, rowIds: [] };
    group.rowIds.push(rowId);
    groups.set(key, group);
  }
  return [...groups.values()];
}

function placeOf(text: string): PersonPlace {
  if (!isPersonPlace(text)) throw new RangeError(`A merge remembers rows of ${text}, which is no place any more`);
  return text;
}
