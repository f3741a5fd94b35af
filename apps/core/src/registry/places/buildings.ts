import { Injectable } from '@nestjs/common';
import {
  type Building,
  type BuildingSummary,
  corePermissions,
  type Dwelling,
  type Page,
  type Position,
  type RegistryChange,
  type RouteInput,
  requestProblems,
  type routes,
} from '@yige/contracts';
import { allOf, Database, type RawRow } from '@yige/database';
import { actorOf, type Caller } from '../../access/caller.js';
import { innermostOf, scopeCondition, scopeIncludes, type UnitNumbers } from '../../access/scope.js';
import { AuditTrail } from '../../audit/audit-trail.js';
import { pageOf } from '../../http/page.js';
import { readPosition } from '../../maps/micro-degrees.js';
import { UnitDirectory } from '../../org/unit-directory.js';
import { RegistryHistory } from '../history/registry-history.js';
import { readUnitNumbers } from '../person-rows.js';
import { placeProblems } from '../problems.js';
import { RegistryEvents } from '../registry-events.js';
import { doorKey, entranceKey } from '../search/address-keys.js';
import { BUILDING_SQL, beginsWith, buildingOrders, withDoors } from './building-list.js';
import { type DwellingRow, dwellingsSql, entrancesOf, readDwelling } from './dwelling-rows.js';

/** A building as it is, and the units it stands in. */
export interface LocatedBuilding {
  summary: BuildingSummary;
  location: Position | null;
  units: UnitNumbers;
}

type BuildingQuery = RouteInput<typeof routes.buildings.list>['query'];

export interface DwellingFlags {
  vacant?: boolean | undefined;
  rented?: boolean | undefined;
}

/** Buildings of the caller's units and the state of their doors (R12). */
@Injectable()
export class Buildings {
  constructor(
    private readonly database: Database,
    private readonly directory: UnitDirectory,
    private readonly history: RegistryHistory,
    private readonly events: RegistryEvents,
    private readonly audit: AuditTrail,
  ) {}

  async list(caller: Caller, { q, unit, has, sort, cursor, limit }: BuildingQuery): Promise<Page<BuildingSummary>> {
    const order = buildingOrders[sort];
    const conditions = [scopeCondition(this.directory.scopeOf(caller, corePermissions.personRead), 'b')];
    if (unit !== undefined) {
      const known = this.directory.byId(unit);
      const units = known === null ? [] : this.directory.scopeUnits(known.number);
      conditions.push(scopeCondition({ kind: 'units', units }, 'b'));
    }
    if (q !== undefined) conditions.push(beginsWith(q));
    if (has !== undefined) conditions.push(withDoors(has));
    if (cursor !== undefined) conditions.push(order.after(cursor));
    const where = allOf(conditions);
    const rows = await this.database.query(
      `${BUILDING_SQL} WHERE ${where.sql} ORDER BY ${order.by} LIMIT ${limit + 1}`,
      where.parameters,
      (row) => row,
    );
    const { items, next } = pageOf(rows, limit, order.cursorOf);
    return { items: items.map((row) => this.read(row).summary), next };
  }

  async get(caller: Caller, id: string): Promise<Building> {
    const { summary, units, location } = await this.find(caller, id);
    const dwellings = await this.database.query(dwellingsSql('d.building_id = ?'), [id], readDwelling);
    const round = await this.database.queryOne(
      'SELECT id FROM walk_rounds WHERE building_id = ? AND finished_at IS NULL ORDER BY id DESC LIMIT 1',
      [id],
      (row) => row.text('id'),
    );
    return {
      ...summary,
      unitId: this.directory.referenceOf(units).id,
      location,
      entrances: entrancesOf(dwellings),
      actions: this.mayManage(caller, units) ? ['flagDwelling', 'startWalkRound', 'correct'] : [],
      walkRoundId: round,
    };
  }

  async find(caller: Caller, id: string): Promise<LocatedBuilding> {
    const within = scopeCondition(this.directory.scopeOf(caller, corePermissions.personRead), 'b');
    const found = await this.database.queryOne(
      `${BUILDING_SQL} WHERE b.id = ? AND ${within.sql}`,
      [id, ...within.parameters],
      (row) => this.read(row),
    );
    if (found === null) throw placeProblems['building.notFound']();
    return found;
  }

  /** The same for who is about to change it. */
  async findToChange(caller: Caller, id: string): Promise<LocatedBuilding> {
    const found = await this.find(caller, id);
    if (!this.mayManage(caller, found.units)) throw requestProblems['request.forbidden']();
    return found;
  }

  async historyOf(
    caller: Caller,
    id: string,
    page: { cursor?: string | undefined; limit: number },
  ): Promise<Page<RegistryChange>> {
    await this.find(caller, id);
    return this.history.of({ kind: 'building', ids: [id] }, page, () => true);
  }

  mayManage(caller: Caller, units: UnitNumbers): boolean {
    return scopeIncludes(this.directory.scopeOf(caller, corePermissions.personManage), units);
  }

  flag(caller: Caller, dwellingId: string, flags: DwellingFlags, source: string): Promise<Dwelling> {
    return this.database.transaction(async () => {
      const before = await this.hold(dwellingId);
      if (before === null) throw placeProblems['dwelling.notFound']();
      const { units } = await this.find(caller, before.buildingId);
      if (!this.mayManage(caller, units)) throw requestProblems['request.forbidden']();
      if (flags.vacant === true && before.dwelling.residents > 0) throw placeProblems['dwelling.inhabited']();
      await this.writeFlags(before, flags, actorOf(caller), source);
      await this.audit.record({
        actor: actorOf(caller),
        action: 'dwelling.flagged',
        subject: { kind: 'dwelling', id: dwellingId },
        unit: innermostOf(units),
      });
      const after = await this.dwelling(dwellingId);
      return after?.dwelling ?? before.dwelling;
    });
  }

  /** Inside a unit of work: the flags that differ, each into the history. */
  async writeFlags(
    { dwelling }: DwellingRow,
    flags: DwellingFlags,
    actor: ReturnType<typeof actorOf>,
    source: string,
  ): Promise<void> {
    for (const aspect of ['vacant', 'rented'] as const) {
      const value = flags[aspect];
      if (value === undefined || value === dwelling[aspect]) continue;
      await this.database.execute(`UPDATE dwellings SET ${aspect} = ? WHERE id = ?`, [value, dwelling.id]);
      await this.history.record({
        subject: { kind: 'dwelling', id: dwelling.id },
        actor,
        action: 'corrected',
        aspect,
        before: dwelling[aspect],
        after: value,
        source,
      });
      for (const householdId of dwelling.householdIds) await this.events.householdChanged(householdId);
    }
  }

  /** Inside a unit of work: the dwelling as it is, and stays until the unit of work ends. */
  async hold(id: string): Promise<DwellingRow | null> {
    await this.database.execute('UPDATE dwellings SET vacant = vacant WHERE id = ?', [id]);
    return this.dwelling(id);
  }

  /** Inside a unit of work, before it reads: the building, which nobody else changes until then. */
  async holdBuilding(id: string): Promise<void> {
    await this.database.execute('UPDATE buildings SET position = position WHERE id = ?', [id]);
  }

  /** Whether the building has a door that is called so; another one than that of `except`. */
  async hasDoor(
    buildingId: string,
    { entrance, door }: { entrance: string | null; door: string },
    except = '',
  ): Promise<boolean> {
    const found = await this.database.queryOne(
      `SELECT d.id FROM dwellings d
       WHERE d.building_id = ? AND d.entrance_key = ? AND d.door_key = ? AND d.id <> ? LIMIT 1`,
      [buildingId, entranceKey(entrance), doorKey(door), except],
      (row) => row.text('id'),
    );
    return found !== null;
  }

  dwelling(id: string): Promise<DwellingRow | null> {
    return this.database.queryOne(dwellingsSql('d.id = ?'), [id], readDwelling);
  }

  private read(row: RawRow): LocatedBuilding {
    const units = readUnitNumbers(row);
    return {
      units,
      summary: {
        id: row.text('id'),
        name: row.text('name'),
        unitName: this.directory.fullNameOf(units),
        dwellings: row.integer('dwellings'),
        vacant: row.integer('vacant'),
        rented: row.integer('rented'),
        unchecked: row.integer('unchecked'),
        residents: row.integer('residents'),
      },
      location: readPosition(row),
    };
  }
}
