import { Injectable } from '@nestjs/common';
import { corePermissions, type PersonMerge, requestProblems } from '@yige/contracts';
import { Database, type RawRow } from '@yige/database';
import type { Caller } from '../../access/caller.js';
import { scopeIncludes, type UnitNumbers } from '../../access/scope.js';
import { UnitDirectory } from '../../org/unit-directory.js';
import { Clock } from '../../time/clock.js';
import { LocatedPeople } from '../located-people.js';
import { Numbers } from '../numbers.js';
import { type OwnColumn, ownColumns } from '../person-row.js';
import { readUnitNumbers } from '../person-rows.js';
import { RegistryEvents } from '../registry-events.js';
import { CandidateSearch } from './candidate-search.js';
import { MergeNotes } from './merge-notes.js';
import { MergeRows } from './merge-rows.js';
import { MergedPeople } from './merged-people.js';
import { mergeProblems } from './problems.js';

interface Merge {
  id: string;
  fromId: string;
  intoId: string;
  candidateId: string;
  taken: readonly OwnColumn[];
  mergedAt: Date;
  mergedBy: string;
  undoUntil: Date;
  isUndone: boolean;
  fromName: string | null;
  /** Units of the one who was merged, which follow reorganisations; null once nothing is kept of them. */
  units: UnitNumbers | null;
}

const MERGE_SQL = `
  SELECT m.id, m.from_id, m.into_id, m.candidate_id, m.taken_columns, m.merged_at, m.merged_by_name, m.undo_until, m.undone_at,
         s.name, s.district_id, s.street_id, s.community_id, s.grid_id
  FROM person_merges m LEFT JOIN person_merge_sides s ON s.merge_id = m.id AND s.side = 'from'`;

/** Makes two people again of those who were merged. What came since stays with the one who went on. */
@Injectable()
export class MergeUndo {
  constructor(
    private readonly database: Database,
    private readonly directory: UnitDirectory,
    private readonly people: LocatedPeople,
    private readonly numbers: Numbers,
    private readonly rows: MergeRows,
    private readonly merged: MergedPeople,
    private readonly candidates: CandidateSearch,
    private readonly notes: MergeNotes,
    private readonly events: RegistryEvents,
    private readonly clock: Clock,
  ) {}

  /** Merges into a person that can still be undone, the latest first. */
  async list(caller: Caller, personId: string): Promise<PersonMerge[]> {
    const { units } = await this.people.find(caller, personId);
    const merges = await this.database.query(
      `${MERGE_SQL} WHERE m.into_id = ? AND m.undone_at IS NULL AND m.settled_at IS NULL ORDER BY m.id DESC`,
      [personId],
      readMerge,
    );
    return merges.flatMap((merge): PersonMerge[] => {
      const { id, fromId, intoId, fromName, mergedAt, mergedBy, undoUntil } = merge;
      if (fromName === null) return [];
      return [
        {
          ...{ id, fromId, intoId, fromName, mergedBy },
          mergedAt: mergedAt.toISOString(),
          undoUntil: undoUntil.toISOString(),
          mayUndo: this.isInTime(merge) && this.maySettle(caller, units, merge),
        },
      ];
    });
  }

  async undo(caller: Caller, id: string): Promise<{ fromId: string; intoId: string }> {
    const merge = await this.find(caller, id);
    await this.database.transaction(async () => {
      await this.claim(merge);
      await this.checkUnchanged(merge);
      await this.writePeople(merge);
      if (!(await this.rows.revert(id))) throw mergeProblems['merge.changed']();
      await this.forget(id);
      await this.database.execute(
        "UPDATE duplicate_candidates SET state = 'open', decided_at = NULL, decided_by = NULL WHERE id = ? AND state = 'merged'",
        [merge.candidateId],
      );
      for (const personId of [merge.fromId, merge.intoId]) await this.candidates.look(personId);
      await this.tell(caller, merge);
    });
    return { fromId: merge.fromId, intoId: merge.intoId };
  }

  private async find(caller: Caller, id: string): Promise<Merge> {
    const merge = await this.database.queryOne(`${MERGE_SQL} WHERE m.id = ?`, [id], readMerge);
    if (merge === null) throw mergeProblems['merge.notFound']();
    const { intoId } = merge;
    const survivorId = (await this.merged.survivorsOf([intoId])).get(intoId) ?? intoId;
    const survivor = await this.located(caller, survivorId);
    if (merge.isUndone) throw mergeProblems['merge.undone']();
    if (survivorId !== intoId) throw mergeProblems['merge.mergedOn']();
    if (!this.isInTime(merge)) throw mergeProblems['merge.expired']();
    if (!this.maySettle(caller, survivor, merge)) throw requestProblems['request.forbidden']();
    return merge;
  }

  /** Outside the caller's units neither the person nor the merge exists. */
  private async located(caller: Caller, personId: string): Promise<UnitNumbers> {
    const units = await this.database.queryOne(
      'SELECT district_id, street_id, community_id, grid_id FROM people WHERE id = ?',
      [personId],
      readUnitNumbers,
    );
    const scope = this.directory.scopeOf(caller, corePermissions.personRead);
    if (units === null || !scopeIncludes(scope, units)) throw mergeProblems['merge.notFound']();
    return units;
  }

  private isInTime({ undoUntil }: Merge): boolean {
    return this.clock.now() < undoUntil;
  }

  private maySettle(caller: Caller, survivor: UnitNumbers, { units }: Merge): boolean {
    const scope = this.directory.scopeOf(caller, corePermissions.peopleMerge);
    return units !== null && scopeIncludes(scope, units) && scopeIncludes(scope, survivor);
  }

  /** Of two who undo at once one does; and nobody changes the person meanwhile. */
  private async claim({ id, intoId }: Merge): Promise<void> {
    const now = this.clock.now();
    const { affectedRows } = await this.database.execute(
      'UPDATE person_merges SET undone_at = ?, settled_at = ? WHERE id = ? AND undone_at IS NULL AND settled_at IS NULL',
      [now, now, id],
    );
    if (affectedRows === 0) throw mergeProblems['merge.undone']();
    if (this.database.dialect !== 'mysql') return;
    await this.database.query('SELECT id FROM people WHERE id = ? FOR UPDATE', [intoId], () => null);
  }

  /** What was taken over must still be there: else two people would say what somebody corrected since. */
  private async checkUnchanged({ id, intoId, taken }: Merge): Promise<void> {
    const columns = ownColumns.join(', ');
    const now = await this.database.queryOne(`SELECT ${columns} FROM people WHERE id = ?`, [intoId], (row) => row);
    if (now === null) throw mergeProblems['merge.gone']();
    const then = await this.database.queryOne(
      `SELECT ${columns} FROM person_merge_sides WHERE merge_id = ? AND side = 'from'`,
      [id],
      (row) => row,
    );
    if (then === null) throw mergeProblems['merge.expired']();
    for (const column of taken) {
      if ((await this.valueOf(now, column)) !== (await this.valueOf(then, column)))
        throw mergeProblems['merge.changed']();
    }
  }

  /** Numbers are compared opened: the same one is sealed differently each time, and its index changes with the key. */
  private async valueOf(row: RawRow, column: OwnColumn): Promise<string | number | null> {
    if (column.endsWith('_index')) return null;
    if (!column.endsWith('_sealed'))
      return column.match(/^(district|street|community|grid)_id$/) ? row.integerOrNull(column) : row.textOrNull(column);
    const sealed = row.textOrNull(column);
    if (sealed === null) return null;
    return column === 'phone_sealed' ? this.numbers.openPhone(sealed) : this.numbers.openIdNumber(sealed);
  }

  private async writePeople({ id, fromId, intoId, taken }: Merge): Promise<void> {
    const columns = ownColumns.join(', ');
    await this.database.execute(
      `INSERT INTO people (id, ${columns}) SELECT ?, ${columns} FROM person_merge_sides WHERE merge_id = ? AND side = 'from'`,
      [fromId, id],
    );
    if (taken.length === 0) return;
    const sets = taken.map(
      (column) => `${column} = (SELECT s.${column} FROM person_merge_sides s WHERE s.merge_id = ? AND s.side = 'into')`,
    );
    await this.database.execute(`UPDATE people SET ${sets.join(', ')} WHERE id = ?`, [...taken.map(() => id), intoId]);
  }

  private async forget(id: string): Promise<void> {
    await this.database.execute('DELETE FROM person_merge_rows WHERE merge_id = ?', [id]);
    await this.database.execute('DELETE FROM person_merge_sides WHERE merge_id = ?', [id]);
  }

  private async tell(caller: Caller, { id, fromId, intoId, fromName, units }: Merge): Promise<void> {
    if (fromName === null || units === null) throw mergeProblems['merge.expired']();
    await this.notes.unmerged(caller, { id, fromId, intoId, fromName, units });
    await this.events.personUnmerged({ mergeId: id, fromId, intoId });
    for (const personId of [fromId, intoId]) {
      await this.events.personChanged(personId);
      await this.events.personMoved(personId);
    }
    const households = await this.database.query(
      'SELECT DISTINCT household_id FROM people WHERE id IN (?, ?) AND household_id IS NOT NULL',
      [fromId, intoId],
      (row) => row.text('household_id'),
    );
    for (const householdId of households) await this.events.householdChanged(householdId);
  }
}

function readMerge(row: RawRow): Merge {
  const fromName = row.textOrNull('name');
  return {
    id: row.text('id'),
    fromId: row.text('from_id'),
    intoId: row.text('into_id'),
    candidateId: row.text('candidate_id'),
    taken: ownColumns.filter((column) => row.text('taken_columns').split(',').includes(column)),
    mergedAt: row.instant('merged_at'),
    mergedBy: row.text('merged_by_name'),
    undoUntil: row.instant('undo_until'),
    isUndone: row.instantOrNull('undone_at') !== null,
    fromName,
    units: fromName === null ? null : readUnitNumbers(row),
  };
}
