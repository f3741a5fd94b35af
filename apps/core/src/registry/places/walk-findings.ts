import { Injectable } from '@nestjs/common';
import {
  corePermissions,
  type FindingKind,
  type FindingToFollow,
  findingKindSchema,
  newId,
  type Page,
  type RouteInput,
  type routes,
  type WalkFinding,
} from '@yige/contracts';
import { allOf, Database, placeholders, type RawRow, type SqlValue } from '@yige/database';
import { accountOf, actorOf, type Caller } from '../../access/caller.js';
import { scopeCondition } from '../../access/scope.js';
import { AuditTrail } from '../../audit/audit-trail.js';
import { decodeCursor, encodeCursor } from '../../http/cursor.js';
import { pageOf } from '../../http/page.js';
import { UnitDirectory } from '../../org/unit-directory.js';
import { Clock } from '../../time/clock.js';
import { readUnitNumbers } from '../person-rows.js';
import { placeProblems } from '../problems.js';
import { doorKey, entranceKey } from '../search/address-keys.js';
import type { DwellingRow } from './dwelling-rows.js';

const COLUMNS = `
  f.id, f.kind, f.dwelling_id, f.entrance, f.door, f.note, f.at, f.settled_at, f.settled_note,
  a.display_name AS found_by, s.display_name AS settled_by`;

const ACCOUNTS = 'LEFT JOIN accounts a ON a.id = f.by_id LEFT JOIN accounts s ON s.id = f.settled_by';

const TO_FOLLOW_SQL = `
  SELECT ${COLUMNS}, f.round_id, f.building_id, b.name AS building, f.district_id, f.street_id, f.community_id, f.grid_id,
         (SELECT GROUP_CONCAT(h.id) FROM households h WHERE h.dwelling_id = f.dwelling_id) AS households
  FROM walk_findings f JOIN buildings b ON b.id = f.building_id ${ACCOUNTS}`;

interface Found {
  note: string | null;
  byId: string;
}

interface WrittenDoor {
  entrance: string | null;
  door: string;
}

/** What walk-rounds find and somebody has to see to (走访发现). It waits until it is settled with a word. */
@Injectable()
export class WalkFindings {
  constructor(
    private readonly database: Database,
    private readonly directory: UnitDirectory,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  ofRound(roundId: string): Promise<WalkFinding[]> {
    return this.database.query(
      `SELECT ${COLUMNS} FROM walk_findings f ${ACCOUNTS} WHERE f.round_id = ? ORDER BY f.id`,
      [roundId],
      readFinding,
    );
  }

  /** Those within the units whose registry the caller keeps. */
  async list(
    caller: Caller,
    { state, cursor, limit }: RouteInput<typeof routes.walkRounds.findings>['query'],
  ): Promise<Page<FindingToFollow>> {
    const conditions = [
      this.within(caller),
      { sql: `f.settled_at IS ${state === 'open' ? '' : 'NOT '}NULL`, parameters: [] },
    ];
    if (cursor !== undefined) conditions.push({ sql: 'f.id < ?', parameters: [decodeCursor(cursor, ['id']).id] });
    const where = allOf(conditions);
    const rows = await this.database.query(
      `${TO_FOLLOW_SQL} WHERE ${where.sql} ORDER BY f.id DESC LIMIT ${limit + 1}`,
      where.parameters,
      (row) => this.read(row),
    );
    return pageOf(rows, limit, (last) => encodeCursor(last, ['id']));
  }

  settle(caller: Caller, id: string, note: string): Promise<FindingToFollow> {
    return this.database.transaction(async () => {
      await this.database.execute('UPDATE walk_findings SET at = at WHERE id = ?', [id]);
      const { settled } = await this.find(caller, id);
      if (settled !== null) throw placeProblems['finding.settled']();
      await this.close(caller, [id], note);
      return this.find(caller, id);
    });
  }

  /** Inside the unit of work of a check: what the round found at this door, instead of what it said before. */
  async ofCheck(
    roundId: string,
    { entrance, dwelling: { id: dwellingId, door } }: DwellingRow,
    found: (Found & { kind: FindingKind }) | null,
  ): Promise<void> {
    await this.database.execute(
      'DELETE FROM walk_findings WHERE round_id = ? AND dwelling_id = ? AND settled_at IS NULL',
      [roundId, dwellingId],
    );
    if (found === null || (await this.isSettled(roundId, dwellingId, found))) return;
    await this.insert(roundId, { entrance, door }, { ...found, dwellingId });
  }

  /** Inside a unit of work: a door that is not in the registry, once a round. */
  async unlisted(roundId: string, written: WrittenDoor, found: Found): Promise<void> {
    const known = (await this.ofRound(roundId)).filter(
      (finding) => finding.kind === 'unlisted' && finding.settled === null && isSameDoor(finding, written),
    );
    for (const { id } of known) await this.database.execute('DELETE FROM walk_findings WHERE id = ?', [id]);
    await this.insert(roundId, written, { ...found, kind: 'unlisted', dwellingId: null });
  }

  /** Inside a unit of work: doors that were not listed are now, and so nobody waits for them. */
  async settleListed(
    caller: Caller,
    buildingId: string,
    doors: readonly (WrittenDoor & { dwellingId: string })[],
    note: string,
  ): Promise<void> {
    const waiting = await this.database.query(
      "SELECT f.id, f.entrance, f.door FROM walk_findings f WHERE f.building_id = ? AND f.kind = 'unlisted' AND f.settled_at IS NULL",
      [buildingId],
      (row) => ({ id: row.text('id'), entrance: row.textOrNull('entrance'), door: row.text('door') }),
    );
    for (const finding of waiting) {
      const listed = doors.find((door) => isSameDoor(door, finding));
      if (listed === undefined) continue;
      await this.database.execute('UPDATE walk_findings SET dwelling_id = ? WHERE id = ?', [
        listed.dwellingId,
        finding.id,
      ]);
      await this.close(caller, [finding.id], note);
    }
  }

  /** Inside a unit of work: a door is about to be taken out, and with it what rounds said of it. */
  async settleRemoved(caller: Caller, buildingId: string, dwellingId: string, note: string): Promise<void> {
    const waiting = await this.database.query(
      'SELECT f.id FROM walk_findings f WHERE f.building_id = ? AND f.dwelling_id = ? AND f.settled_at IS NULL',
      [buildingId, dwellingId],
      (row) => row.text('id'),
    );
    await this.close(caller, waiting, note);
    await this.database.execute(
      'UPDATE walk_findings SET dwelling_id = NULL WHERE building_id = ? AND dwelling_id = ?',
      [buildingId, dwellingId],
    );
    await this.database.execute(
      'DELETE FROM walk_round_doors WHERE dwelling_id = ? AND round_id IN (SELECT w.id FROM walk_rounds w WHERE w.building_id = ?)',
      [dwellingId, buildingId],
    );
  }

  private async close(caller: Caller, ids: readonly string[], note: string): Promise<void> {
    if (ids.length === 0) return;
    await this.database.execute(
      `UPDATE walk_findings SET settled_by = ?, settled_at = ?, settled_note = ? WHERE id IN (${placeholders(ids)})`,
      [accountOf(caller)?.id ?? null, this.clock.now(), note, ...ids],
    );
    for (const id of ids) {
      await this.audit.record({
        actor: actorOf(caller),
        action: 'walkRound.findingSettled',
        subject: { kind: 'walkFinding', id },
      });
    }
  }

  /** The finding belongs to the units of its round. */
  private async insert(
    roundId: string,
    { entrance, door }: WrittenDoor,
    { kind, dwellingId, note, byId }: Found & { kind: FindingKind; dwellingId: string | null },
  ): Promise<void> {
    const values: SqlValue[] = [newId(), kind, dwellingId, entrance, door, note, byId, this.clock.now()];
    await this.database.execute(
      `INSERT INTO walk_findings (id, kind, dwelling_id, entrance, door, note, by_id, at,
                                  round_id, building_id, district_id, street_id, community_id, grid_id)
       SELECT ${placeholders(values)}, w.id, w.building_id, w.district_id, w.street_id, w.community_id, w.grid_id
       FROM walk_rounds w WHERE w.id = ?`,
      [...values, roundId],
    );
  }

  /** Somebody has seen to exactly this already. */
  private async isSettled(roundId: string, dwellingId: string, found: Found & { kind: FindingKind }): Promise<boolean> {
    const settled = await this.database.query(
      'SELECT f.kind, f.note FROM walk_findings f WHERE f.round_id = ? AND f.dwelling_id = ?',
      [roundId, dwellingId],
      (row) => ({ kind: row.text('kind'), note: row.textOrNull('note') }),
    );
    return settled.some(({ kind, note }) => kind === found.kind && note === found.note);
  }

  private async find(caller: Caller, id: string): Promise<FindingToFollow> {
    const where = allOf([{ sql: 'f.id = ?', parameters: [id] }, this.within(caller)]);
    const found = await this.database.queryOne(`${TO_FOLLOW_SQL} WHERE ${where.sql}`, where.parameters, (row) =>
      this.read(row),
    );
    if (found === null) throw placeProblems['finding.notFound']();
    return found;
  }

  private within(caller: Caller) {
    return scopeCondition(this.directory.scopeOf(caller, corePermissions.personManage), 'f');
  }

  private read(row: RawRow): FindingToFollow {
    return {
      ...readFinding(row),
      roundId: row.text('round_id'),
      buildingId: row.text('building_id'),
      building: row.text('building'),
      unitName: this.directory.fullNameOf(readUnitNumbers(row)),
      householdIds: row.textOrNull('households')?.split(',') ?? [],
    };
  }
}

function readFinding(row: RawRow): WalkFinding {
  const settledAt = row.instantOrNull('settled_at');
  return {
    id: row.text('id'),
    kind: findingKindSchema.parse(row.text('kind')),
    dwellingId: row.textOrNull('dwelling_id'),
    entrance: row.textOrNull('entrance'),
    door: row.text('door'),
    note: row.textOrNull('note'),
    by: row.textOrNull('found_by') ?? '',
    at: row.instant('at').toISOString(),
    settled:
      settledAt === null
        ? null
        : {
            by: row.textOrNull('settled_by') ?? '',
            at: settledAt.toISOString(),
            note: row.textOrNull('settled_note') ?? '',
          },
  };
}

function isSameDoor(left: WrittenDoor, right: WrittenDoor): boolean {
  return entranceKey(left.entrance) === entranceKey(right.entrance) && doorKey(left.door) === doorKey(right.door);
}
