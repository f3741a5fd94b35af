import { Injectable } from '@nestjs/common';
import {
  type Actor,
  type BodyKind,
  coreEvents,
  corePermissions,
  newId,
  type RouteInput,
  requestProblems,
  type routes,
} from '@yige/contracts';
import { Database, NO_DEADLINE } from '@yige/database';
import { accountOf, type Caller } from '../access/caller.js';
import { roleBodies } from '../access/roles.js';
import { scopeIncludes, type UnitNumbers } from '../access/scope.js';
import { AdmissionGate } from '../admission/gate/admission-gate.js';
import { givesRights, withRightsOn } from '../org/in-force.js';
import { UnitDirectory } from '../org/unit-directory.js';
import { Outbox } from '../outbox/outbox.js';
import { type KnownTaskType, PluginDirectory } from '../plugins/plugin-directory.js';
import { MergedPeople } from '../registry/duplicates/merged-people.js';
import { readUnitNumbers } from '../registry/person-rows.js';
import { Clock } from '../time/clock.js';
import { taskProblems } from './problems.js';
import { TASK_COLUMNS } from './task-rows.js';
import { TaskStore } from './task-store.js';

type NewTask = RouteInput<typeof routes.tasks.create>['body'];

/** Payloads are stored as text of up to 64 KiB. */
const PAYLOAD_LIMIT = 60_000;

interface Place {
  personId: string | null;
  units: UnitNumbers;
  householdId: string | null;
  buildingId: string | null;
}

/** Creates tasks for plugins, each Idempotency-Key once. */
@Injectable()
export class CreateTask {
  constructor(
    private readonly database: Database,
    private readonly units: UnitDirectory,
    private readonly plugins: PluginDirectory,
    private readonly store: TaskStore,
    private readonly gate: AdmissionGate,
    private readonly merged: MergedPeople,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Answers the id of the task; a repeated key answers the first one's and changes nothing. */
  async create(caller: Caller, task: NewTask, key: string): Promise<string> {
    if (caller.kind !== 'plugin') throw taskProblems['task.typeForeign']();
    if (!task.type.startsWith(`${caller.pluginId}:`)) throw taskProblems['task.typeForeign']();
    const type = this.plugins.taskType(task.type);
    if (type === null) throw taskProblems['task.typeUnknown']();
    const payload = JSON.stringify(task.payload ?? null);
    if (Buffer.byteLength(payload) > PAYLOAD_LIMIT) throw requestProblems['request.tooLarge']();
    return this.database.transaction(async () => {
      const id = newId();
      if ((await this.takeKey(caller.pluginId, key, id)) === 0) return this.taskOfKey(caller.pluginId, key);
      await this.insert(id, caller, { ...task, round: task.round ?? key }, type, payload);
      return id;
    });
  }

  private takeKey(pluginId: string, key: string, id: string): Promise<number> {
    return this.database.insertMany('task_keys', ['plugin_id', 'idempotency_key', 'task_id'], [[pluginId, key, id]], {
      ignoreDuplicates: true,
    });
  }

  private async taskOfKey(pluginId: string, key: string): Promise<string> {
    const id = await this.database.queryOne(
      'SELECT task_id FROM task_keys WHERE plugin_id = ? AND idempotency_key = ?',
      [pluginId, key],
      (row) => row.text('task_id'),
    );
    if (id === null) throw new Error('An Idempotency-Key that was taken has no task');
    return id;
  }

  private async insert(
    id: string,
    caller: Caller,
    task: NewTask & { round: string },
    type: KnownTaskType,
    payload: string,
  ): Promise<void> {
    const place = await this.place(caller, task);
    if (task.body !== undefined) await this.expectBody(task.body, place.units);
    const { parentTaskId, round } = task;
    const body = await this.gate.pass(caller, {
      ...{ taskId: id, name: task.type, type, units: place.units, body: task.body, assigneeId: task.assigneeId },
      ...{ personId: place.personId, parentTaskId, round },
    });
    const assigneeId = await this.assignee({ ...task, body: body ?? undefined }, place.units);
    const title = task.title ?? type.declaration.title;
    const now = this.clock.now();
    const { district, street, community, grid } = place.units;
    await this.database.insertMany('tasks_open', TASK_COLUMNS, [
      [
        ...[id, task.type, type.plugin.pluginId, title['zh-CN'], title.en, 'open'],
        ...[district, street, community, grid, body, place.buildingId, place.householdId],
        ...[place.personId, assigneeId, accountOf(caller)?.id ?? null],
        ...[task.dueAt === undefined ? NO_DEADLINE : new Date(task.dueAt), now, now, payload, 1],
        ...[null, false, 0],
      ],
    ]);
    await this.store.log(id, this.actor(caller, type), 'create', null);
    await this.outbox.publish({
      type: coreEvents.taskCreated,
      subject: `tasks/${id}`,
      data: { taskId: id, type: task.type, submissionId: null, reference: null },
      pluginId: type.plugin.pluginId,
    });
  }

  private actor(caller: Caller, type: KnownTaskType): Actor {
    const account = accountOf(caller);
    if (account !== null) return { kind: 'staff', ...account };
    return { kind: 'plugin', id: type.plugin.pluginId, name: type.plugin.manifest.name['zh-CN'] };
  }

  /** Where the work is: the person's door and serving unit, unless a unit is given. */
  private async place(caller: Caller, task: NewTask): Promise<Place> {
    const person = task.personId === undefined ? null : await this.person(task.personId);
    const unit = task.unitId === undefined ? null : this.units.byId(task.unitId);
    if (task.personId !== undefined && person === null) throw taskProblems['task.personUnknown']();
    if (task.unitId !== undefined && unit === null) throw taskProblems['task.unitUnknown']();
    const units = unit === null ? person?.units : this.units.numbersOf(unit.number);
    if (units === undefined) throw taskProblems['task.unitUnknown']();
    if (!scopeIncludes(this.units.scopeOf(caller, corePermissions.taskCreate), units)) {
      throw taskProblems['task.unitUnknown']();
    }
    const { personId = null, householdId = null, buildingId = null } = person ?? {};
    return { units, personId, householdId, buildingId };
  }

  /** A body of the community, or of the hamlet community within it. */
  private async expectBody(kind: BodyKind, { community, grid }: UnitNumbers): Promise<void> {
    const today = this.clock.today();
    const body = await this.database.queryOne(
      `SELECT id FROM org_bodies WHERE unit_number IN (?, ?) AND kind = ? AND valid_from <= ? AND valid_to > ? LIMIT 1`,
      [community, grid, kind, today, today],
      (row) => row.text('id'),
    );
    if (body === null) throw taskProblems['task.bodyUnknown']();
  }

  /** A plugin that has not heard of a merge yet means the person who goes on. */
  private async person(personId: string): Promise<Place | null> {
    const place = await this.personPlace(personId);
    if (place !== null) return place;
    const survivorId = (await this.merged.survivorsOf([personId])).get(personId);
    return survivorId === undefined ? null : this.personPlace(survivorId);
  }

  /** Held until the task is there: a merge that came between would not see it. */
  private personPlace(personId: string): Promise<Place | null> {
    return this.database.queryOne(
      `SELECT p.district_id, p.street_id, p.community_id, p.grid_id, p.household_id, d.building_id
       FROM people p LEFT JOIN households h ON h.id = p.household_id LEFT JOIN dwellings d ON d.id = h.dwelling_id
       WHERE p.id = ? ${this.database.dialect === 'mysql' ? 'LOCK IN SHARE MODE' : ''}`,
      [personId],
      (row) => ({
        personId,
        units: this.units.unitsOfRow(readUnitNumbers(row)),
        householdId: row.textOrNull('household_id'),
        buildingId: row.textOrNull('building_id'),
      }),
    );
  }

  /** Given, or the grid's one worker; else nobody yet, and the unit sees it. The work of a body is for its own posts. */
  private async assignee(task: NewTask, units: UnitNumbers): Promise<string | null> {
    if (task.assigneeId !== undefined) {
      const known =
        task.body === undefined
          ? await this.isWorking(task.assigneeId)
          : await this.isIn(task.body, task.assigneeId, units);
      if (!known) throw taskProblems['task.assigneeUnknown']();
      return task.assigneeId;
    }
    const forGridWorker = task.body === undefined || roleBodies.gridWorker?.includes(task.body);
    if (units.grid === null || !forGridWorker) return null;
    const workers = await this.database.query(
      `SELECT p.account_id FROM appointments p
       WHERE p.unit_number = ? AND p.role = 'gridWorker' AND ${givesRights('p')} LIMIT 2`,
      [units.grid, ...withRightsOn(this.clock.today())],
      (row) => row.text('account_id'),
    );
    return workers.length === 1 ? (workers[0] ?? null) : null;
  }

  private async isWorking(accountId: string): Promise<boolean> {
    const account = await this.database.queryOne(
      'SELECT id FROM accounts WHERE id = ? AND disabled = 0',
      [accountId],
      (row) => row.text('id'),
    );
    return account !== null;
  }

  private async isIn(kind: BodyKind, accountId: string, { community, grid }: UnitNumbers): Promise<boolean> {
    const post = await this.database.queryOne(
      `SELECT p.id FROM accounts a JOIN appointments p ON p.account_id = a.id AND ${givesRights('p')}
       JOIN org_bodies b ON b.id = p.body_id AND b.kind = ? AND b.unit_number IN (?, ?)
       WHERE a.id = ? AND a.disabled = 0 LIMIT 1`,
      [...withRightsOn(this.clock.today()), kind, community, grid, accountId],
      (row) => row.text('id'),
    );
    return post !== null;
  }
}
