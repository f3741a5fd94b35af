import { Injectable } from '@nestjs/common';
import {
  corePermissions,
  type DoorState,
  doorStateSchema,
  type FindingKind,
  newId,
  type Page,
  type RouteInput,
  requestProblems,
  roleSchema,
  type routes,
  type WalkRound,
  type WalkRoundSummary,
} from '@yige/contracts';
import { allOf, type Condition, Database, placeholders, type RawRow } from '@yige/database';
import { accountOf, actorOf, type Caller } from '../../access/caller.js';
import { PermissionCatalogue } from '../../access/permission-catalogue.js';
import { innermostOf, scopeCondition, type UnitNumbers } from '../../access/scope.js';
import { AuditTrail } from '../../audit/audit-trail.js';
import { decodeCursor, encodeCursor } from '../../http/cursor.js';
import { pageOf } from '../../http/page.js';
import { givesRights, withRightsOn } from '../../org/in-force.js';
import { UnitDirectory } from '../../org/unit-directory.js';
import { Clock } from '../../time/clock.js';
import { readUnitNumbers } from '../person-rows.js';
import { placeProblems } from '../problems.js';
import { Buildings } from './buildings.js';
import { entranceText } from './place-text.js';
import { WalkFindings } from './walk-findings.js';

const ROUND_SQL = `
  SELECT w.id, w.building_id, w.started_at, w.finished_at, w.assignee_id, w.district_id, w.street_id, w.community_id, w.grid_id,
         b.name AS building, s.display_name AS started_by, a.display_name AS assignee,
         (SELECT COUNT(*) FROM dwellings d WHERE d.building_id = w.building_id) AS doors,
         (SELECT COUNT(*) FROM walk_round_doors o WHERE o.round_id = w.id) AS checked,
         (SELECT COUNT(*) FROM walk_findings f WHERE f.round_id = w.id) AS found
  FROM walk_rounds w JOIN buildings b ON b.id = w.building_id
  LEFT JOIN accounts s ON s.id = w.started_by LEFT JOIN accounts a ON a.id = w.assignee_id`;

interface Finding {
  state: DoorState;
  note: string | null;
}

type UnlistedDoor = RouteInput<typeof routes.walkRounds.reportDoor>['body'];

/**
 * Walk-rounds (走访核对, R12): a building door by door, left and taken up at will. Whoever keeps the registry walks any round
 * of their units; a neighbour without that right walks the rounds given to them, and sees doors, not people.
 */
@Injectable()
export class WalkRounds {
  constructor(
    private readonly database: Database,
    private readonly directory: UnitDirectory,
    private readonly buildings: Buildings,
    private readonly findings: WalkFindings,
    private readonly permissions: PermissionCatalogue,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async list(
    caller: Caller,
    { state, cursor, limit }: RouteInput<typeof routes.walkRounds.list>['query'],
  ): Promise<Page<WalkRoundSummary>> {
    const conditions = [this.mine(caller)];
    if (state !== undefined) {
      conditions.push({ sql: `w.finished_at IS ${state === 'open' ? '' : 'NOT '}NULL`, parameters: [] });
    }
    if (cursor !== undefined) conditions.push({ sql: 'w.id < ?', parameters: [decodeCursor(cursor, ['id']).id] });
    const where = allOf(conditions);
    const rows = await this.database.query(
      `${ROUND_SQL} WHERE ${where.sql} ORDER BY w.id DESC LIMIT ${limit + 1}`,
      where.parameters,
      (row) => this.readSummary(row),
    );
    return pageOf(rows, limit, (last) => encodeCursor(last, ['id']));
  }

  async get(caller: Caller, id: string): Promise<WalkRound> {
    const summary = await this.find(caller, id);
    const list = await this.database.query(
      `SELECT d.id, d.entrance, d.floor, d.door, o.state, o.note, o.at, a.display_name AS checked_by
       FROM dwellings d LEFT JOIN walk_round_doors o ON o.round_id = ? AND o.dwelling_id = d.id
       LEFT JOIN accounts a ON a.id = o.by_id
       WHERE d.building_id = ? ORDER BY d.entrance_key, d.floor, d.door_key, d.id`,
      [id, summary.buildingId],
      (row) => ({
        dwellingId: row.text('id'),
        entrance: row.textOrNull('entrance'),
        floor: row.integer('floor'),
        door: row.text('door'),
        state: doorStateSchema.nullable().parse(row.textOrNull('state')),
        note: row.textOrNull('note'),
        by: row.textOrNull('checked_by'),
        at: row.instantOrNull('at')?.toISOString() ?? null,
      }),
    );
    return { ...summary, list, findings: await this.findings.ofRound(id) };
  }

  async start(caller: Caller, buildingId: string, assigneeId: string | null): Promise<WalkRound> {
    const { units } = await this.buildings.find(caller, buildingId);
    if (!this.buildings.mayManage(caller, units)) throw requestProblems['request.forbidden']();
    await this.checkAssignee(assigneeId, units);
    const id = newId();
    const { district, street, community, grid } = units;
    await this.database.transaction(async () => {
      // Two who begin at once meet at the building's row: the second sees the round of the first.
      await this.buildings.holdBuilding(buildingId);
      const open = await this.database.queryOne(
        'SELECT id FROM walk_rounds WHERE building_id = ? AND finished_at IS NULL LIMIT 1',
        [buildingId],
        (row) => row.text('id'),
      );
      if (open !== null) throw placeProblems['walkRound.open']();
      await this.database.execute(
        `INSERT INTO walk_rounds (id, building_id, district_id, street_id, community_id, grid_id, started_by, started_at, assignee_id)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        [id, buildingId, district, street, community, grid, this.account(caller), this.clock.now(), assigneeId],
      );
      await this.note(caller, 'walkRound.started', id, innermostOf(units));
    });
    return this.get(caller, id);
  }

  async check(caller: Caller, id: string, dwellingId: string, { state, note }: Finding): Promise<WalkRound> {
    await this.database.transaction(async () => {
      const round = await this.holdOpen(caller, id);
      const dwelling = await this.buildings.hold(dwellingId);
      if (dwelling === null || dwelling.buildingId !== round.buildingId) throw placeProblems['dwelling.notFound']();
      await this.database.execute('DELETE FROM walk_round_doors WHERE round_id = ? AND dwelling_id = ?', [
        id,
        dwellingId,
      ]);
      await this.database.execute(
        'INSERT INTO walk_round_doors (round_id, dwelling_id, state, note, by_id, at) VALUES (?, ?, ?, ?, ?, ?)',
        [id, dwellingId, state, note, this.account(caller), this.clock.now()],
      );
      await this.database.execute('UPDATE dwellings SET checked_on = ? WHERE id = ?', [this.clock.today(), dwellingId]);
      // Where people are registered, an empty home is a finding to follow up, not a fact to overwrite.
      const kind = findingOf(state, dwelling.dwelling.residents);
      await this.findings.ofCheck(id, dwelling, kind === null ? null : { kind, note, byId: this.account(caller) });
      if (state !== 'changed' && dwelling.dwelling.residents === 0) {
        await this.buildings.writeFlags(dwelling, { vacant: state === 'vacant' }, actorOf(caller), round.building);
      }
    });
    return this.get(caller, id);
  }

  /** A door that the registry does not have: who keeps it finds it among the findings. */
  async reportDoor(caller: Caller, id: string, { entrance, door, note }: UnlistedDoor): Promise<WalkRound> {
    const written = { entrance: entrance === null ? null : entranceText(entrance), door };
    await this.database.transaction(async () => {
      const round = await this.holdOpen(caller, id);
      if (await this.buildings.hasDoor(round.buildingId, written)) {
        throw placeProblems['dwelling.exists']({
          errors: [{ pointer: '/body/door', code: 'exists', message: 'the building has this door' }],
        });
      }
      await this.findings.unlisted(id, written, { note, byId: this.account(caller) });
    });
    return this.get(caller, id);
  }

  async finish(caller: Caller, id: string): Promise<WalkRound> {
    await this.database.transaction(async () => {
      await this.holdOpen(caller, id);
      await this.database.execute('UPDATE walk_rounds SET finished_at = ? WHERE id = ?', [this.clock.now(), id]);
      await this.note(caller, 'walkRound.finished', id);
    });
    return this.get(caller, id);
  }

  private async find(caller: Caller, id: string): Promise<WalkRoundSummary> {
    const mine = this.mine(caller);
    const summary = await this.database.queryOne(
      `${ROUND_SQL} WHERE w.id = ? AND ${mine.sql}`,
      [id, ...mine.parameters],
      (row) => this.readSummary(row),
    );
    if (summary === null) throw placeProblems['walkRound.notFound']();
    return summary;
  }

  /** Inside a unit of work: the round, which nobody else walks or ends until then. */
  private async holdOpen(caller: Caller, id: string): Promise<WalkRoundSummary> {
    await this.database.execute('UPDATE walk_rounds SET started_at = started_at WHERE id = ?', [id]);
    const round = await this.find(caller, id);
    if (round.finishedAt !== null) throw placeProblems['walkRound.finished']();
    return round;
  }

  /** Rounds within the units whose registry the caller keeps, and those given to them. */
  private mine(caller: Caller): Condition {
    const within = scopeCondition(this.directory.scopeOf(caller, corePermissions.personManage), 'w');
    return { sql: `(w.assignee_id = ? OR ${within.sql})`, parameters: [this.account(caller), ...within.parameters] };
  }

  private account(caller: Caller): string {
    const account = accountOf(caller);
    if (account === null) throw requestProblems['request.forbidden']();
    return account.id;
  }

  /** Somebody who walks, and works where the building is. */
  private async checkAssignee(assigneeId: string | null, units: UnitNumbers): Promise<void> {
    if (assigneeId === null) return;
    const around = [units.grid, units.community, units.street, units.district].filter((number) => number !== null);
    const roles = await this.database.query(
      `SELECT p.role FROM accounts a JOIN appointments p ON p.account_id = a.id AND ${givesRights('p')}
       WHERE a.id = ? AND a.disabled = 0 AND p.unit_number IN (${placeholders(around)})`,
      [...withRightsOn(this.clock.today()), assigneeId, ...around],
      (row) => roleSchema.parse(row.text('role')),
    );
    if (roles.some((role) => this.permissions.of(role).has(corePermissions.walkRoundWalk))) return;
    throw placeProblems['walkRound.assigneeUnknown']({
      errors: [
        { pointer: '/body/assigneeId', code: 'unknown', message: 'choose somebody who walks the buildings here' },
      ],
    });
  }

  private async note(
    caller: Caller,
    action: 'walkRound.started' | 'walkRound.finished',
    id: string,
    unit?: number,
  ): Promise<void> {
    await this.audit.record({
      actor: actorOf(caller),
      action,
      subject: { kind: 'walkRound', id },
      ...(unit === undefined ? {} : { unit }),
    });
  }

  private readSummary(row: RawRow): WalkRoundSummary {
    const assigneeId = row.textOrNull('assignee_id');
    return {
      id: row.text('id'),
      buildingId: row.text('building_id'),
      building: row.text('building'),
      unitName: this.directory.fullNameOf(readUnitNumbers(row)),
      startedAt: row.instant('started_at').toISOString(),
      startedBy: row.textOrNull('started_by') ?? '',
      assignee: assigneeId === null ? null : { id: assigneeId, name: row.textOrNull('assignee') ?? '' },
      doors: row.integer('doors'),
      checked: row.integer('checked'),
      found: row.integer('found'),
      finishedAt: row.instantOrNull('finished_at')?.toISOString() ?? null,
    };
  }
}

function findingOf(state: DoorState, residents: number): FindingKind | null {
  if (state === 'changed') return 'changed';
  return state === 'vacant' && residents > 0 ? 'registeredButEmpty' : null;
}
