import { Injectable } from '@nestjs/common';
import { corePermissions } from '@yige/contracts';
import { allOf, anyOf, type Condition, Database, NO_DEADLINE, oneOf } from '@yige/database';
import { type Caller, postsOf } from '../access/caller.js';
import { UnitDirectory } from '../org/unit-directory.js';
import { PluginDirectory } from '../plugins/plugin-directory.js';
import { TaskBoxes } from '../tasks/lists/task-boxes.js';
import { inHand, isInHand } from '../tasks/state-machine.js';
import { TaskAccess } from '../tasks/task-access.js';
import { TaskFaces } from '../tasks/task-faces.js';
import { readTask, TASK_COLUMNS, type TaskRow, taskSql } from '../tasks/task-rows.js';
import { DoorTypes } from './door-types.js';
import { visitProblems } from './problems.js';
import type { WalkPlace } from './walk-order.js';

/** A task to be done at a door, or in a building as a whole, as the caller is shown it. */
export interface DoorTask {
  task: TaskRow;
  /** The household or building where it is done. */
  stopId: string;
}

/** The open work at doors that a caller may do: what `tasks` shows them, narrowed to what is done on a visit. */
@Injectable()
export class DoorWork {
  constructor(
    private readonly database: Database,
    private readonly boxes: TaskBoxes,
    private readonly access: TaskAccess,
    private readonly faces: TaskFaces,
    private readonly types: DoorTypes,
    private readonly units: UnitDirectory,
    private readonly plugins: PluginDirectory,
  ) {}

  /** Doors and buildings where something is due before `until`, or has no deadline. One statement. */
  async dueStops(caller: Caller, unitId: string | null, until: Date): Promise<WalkPlace[]> {
    const due = { sql: '(due_at < ? OR due_at = ?)', parameters: [until, NO_DEADLINE] };
    const source = this.rows(caller, unitId, 'building_id, household_id', [due]);
    if (source === null) return [];
    const places = await this.database.query(
      `SELECT u.household_id, b.id AS building_id, b.name AS building, d.entrance, d.floor, d.door
       FROM (SELECT DISTINCT building_id, household_id FROM (${source.sql}) r) u
       LEFT JOIN households h ON h.id = u.household_id
       LEFT JOIN dwellings d ON d.id = h.dwelling_id
       JOIN buildings b ON b.id = COALESCE(d.building_id, u.building_id)`,
      source.parameters,
      (row): WalkPlace => ({
        householdId: row.textOrNull('household_id'),
        buildingId: row.text('building_id'),
        building: row.text('building'),
        entrance: row.textOrNull('entrance'),
        // A door whose floor nobody gave stands on floor 0, which no house has.
        floor: row.integerOrNull('floor') === 0 ? null : row.integerOrNull('floor'),
        door: row.textOrNull('door') ?? '',
      }),
    );
    return places;
  }

  /** All open work at these stops, the most urgent first; due or not. One statement. */
  async at(caller: Caller, unitId: string | null, stops: readonly WalkPlace[]): Promise<DoorTask[]> {
    if (stops.length === 0) return [];
    const households = stops.flatMap(({ householdId }) => householdId ?? []);
    const wholes = { sql: 'household_id IS NULL', parameters: [] };
    const source = this.rows(caller, unitId, TASK_COLUMNS.join(', '), [
      oneOf('building_id', [...new Set(stops.map(({ buildingId }) => buildingId))]),
      households.length === 0 ? wholes : anyOf([oneOf('household_id', households), wholes]),
    ]);
    return source === null ? [] : this.read(caller, { ...source, sql: `(${source.sql})` });
  }

  /** What of a household, and of its residents, the caller may do now, whosever it is. */
  about(caller: Caller, householdId: string, residents: readonly string[]): Promise<DoorTask[]> {
    const ofHousehold = { sql: 'household_id = ? AND person_id IS NULL', parameters: [householdId] };
    return this.among(caller, [ofHousehold, ...(residents.length === 0 ? [] : [oneOf('person_id', residents)])]);
  }

  /** The same of a building as a whole. */
  aboutBuilding(caller: Caller, buildingId: string): Promise<DoorTask[]> {
    return this.among(caller, [{ sql: 'household_id IS NULL AND building_id = ?', parameters: [buildingId] }]);
  }

  private async among(caller: Caller, parts: readonly Condition[]): Promise<DoorTask[]> {
    const types = this.types.names();
    if (types.length === 0) return [];
    const selects = parts.map((part) => {
      const { sql, parameters } = allOf([part, oneOf('status', inHand), oneOf('type', types)]);
      return { sql: `SELECT ${TASK_COLUMNS.join(', ')} FROM tasks_open WHERE ${sql}`, parameters };
    });
    return this.read(caller, {
      sql: `(${selects.map(({ sql }) => sql).join(' UNION ALL ')})`,
      parameters: selects.flatMap(({ parameters }) => parameters),
    });
  }

  private async read(caller: Caller, source: Condition): Promise<DoorTask[]> {
    const rows = await this.database.query(
      `${taskSql(source.sql, ', COALESCE(t.household_id, t.building_id) AS stop_id')} ORDER BY t.due_at, t.id`,
      source.parameters,
      (row) => ({ task: readTask(row, this.units, this.plugins), stopId: row.textOrNull('stop_id') }),
    );
    const showsSubject = this.faces.subjectShownTo(caller);
    return rows.flatMap(({ task, stopId }): DoorTask[] => {
      // Whom it is about, and so the door, does not show to everybody who sees that there is a task.
      const { subject } = task.summary;
      const shows = stopId !== null && subject !== null && this.isTheirs(caller, task) && showsSubject(task);
      return shows ? [{ task, stopId }] : [];
    });
  }

  /** By the rules of every other screen; the boxes narrow by where one reads, and doing is more. */
  private isTheirs(caller: Caller, task: TaskRow): boolean {
    if (!isInHand(task.status) || this.types.of(task) === null) return false;
    return this.access.mayRead(caller, task) && this.access.mayWork(caller, task);
  }

  /** Rows of what the caller may do at doors, as a subselect; null: there can be none. */
  private rows(
    caller: Caller,
    unitId: string | null,
    columns: string,
    conditions: readonly Condition[],
  ): Condition | null {
    const types = this.types.names();
    const parts = types.length === 0 ? [] : this.partsOf(caller, unitId);
    if (parts.length === 0) return null;
    const narrowed = [
      // A row with a building and no household is about the building: whoever moves or is erased gives up both.
      { sql: 'building_id IS NOT NULL', parameters: [] },
      ...conditions,
      oneOf('status', inHand),
      oneOf('type', types),
    ];
    const selects = parts.map((part) => {
      const { sql, parameters } = allOf([part, ...narrowed]);
      return { sql: `SELECT ${columns} FROM tasks_open WHERE ${sql}`, parameters };
    });
    return {
      sql: selects.map(({ sql }) => sql).join(' UNION ALL '),
      parameters: selects.flatMap(({ parameters }) => parameters),
    };
  }

  /** Parts of boxes, which share no row: one's own and what nobody has in one's grids, or all of one unit. */
  private partsOf(caller: Caller, unitId: string | null): Condition[] {
    if (unitId !== null) return this.boxes.partsOf(caller, 'unit', this.expectWalkable(unitId));
    const nobodys = { sql: 'assignee_id IS NULL', parameters: [] };
    return [
      ...this.boxes.partsOf(caller, 'mine'),
      ...this.gridsOf(caller).flatMap((grid) =>
        this.boxes.partsOf(caller, 'unit', grid).map((part) => allOf([part, nobodys])),
      ),
    ];
  }

  /** A walk goes through one community: a larger unit would be read for nothing. */
  private expectWalkable(unitId: string): string {
    const level = this.units.byId(unitId)?.level;
    if (level === 'district' || level === 'street') throw visitProblems['visit.unitTooLarge']();
    return unitId;
  }

  private gridsOf(caller: Caller): string[] {
    const posts = postsOf(caller).filter(({ permissions }) => permissions.has(corePermissions.taskAct));
    return [...new Set(posts.flatMap(({ unit }) => (unit.level === 'grid' ? [unit.id] : [])))];
  }
}
