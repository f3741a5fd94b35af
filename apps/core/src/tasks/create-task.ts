import { Injectable } from '@nestjs/common';
import {
  type Actor,
  corePermissions,
  endOfWorkingDays,
  KnownProblem,
  type RouteInput,
  requestProblems,
  type routes,
} from '@yige/contracts';
import { Database, NO_DEADLINE } from '@yige/database';
import { accountOf, type Caller, type PluginCaller } from '../access/caller.js';
import { innermostOf, scopeIncludes } from '../access/scope.js';
import { AdmissionGate } from '../admission/gate/admission-gate.js';
import type { Arrival, Passed } from '../admission/gate/arrival.js';
import { ownWorkOf } from '../admission/gate/own-work.js';
import { Configuration } from '../config/configuration.js';
import { UnitDirectory } from '../org/unit-directory.js';
import { type KnownTaskType, PluginDirectory } from '../plugins/plugin-directory.js';
import { Clock } from '../time/clock.js';
import { Sieve } from './creation/sieve.js';
import { TaskAssignees } from './creation/task-assignees.js';
import { TaskBodies } from './creation/task-bodies.js';
import { TaskKeys } from './creation/task-keys.js';
import { type Place, placeOfUnit, TaskPlaces } from './creation/task-places.js';
import { TaskWriter } from './creation/task-writer.js';
import { taskProblems } from './problems.js';

type NewTask = RouteInput<typeof routes.tasks.create>['body'];

/** A task that a plugin wants, and the key under which it is made once. */
export interface WantedTask {
  key: string;
  task: NewTask;
}

/** What became of it. */
export type TaskOutcome =
  | { key: string; state: 'created' | 'known'; taskId: string }
  | { key: string; state: 'refused'; problem: KnownProblem };

interface Draft extends WantedTask {
  id: string;
  type: KnownTaskType;
  payload: string;
}

type Placed = Draft & { place: Place };

/** Whom and what the tasks of one call are about, by the ids asked for. */
interface KnownPlaces {
  people: ReadonlyMap<string, Place>;
  households: ReadonlyMap<string, Place>;
  buildings: ReadonlyMap<string, Place>;
}

/** Payloads are stored as text of up to 64 KiB. */
export const PAYLOAD_LIMIT = 60_000;

/** Creates tasks for plugins, each key once. One task is a batch of one: there is one way to make them. */
@Injectable()
export class CreateTask {
  constructor(
    private readonly database: Database,
    private readonly units: UnitDirectory,
    private readonly plugins: PluginDirectory,
    private readonly keys: TaskKeys,
    private readonly places: TaskPlaces,
    private readonly bodies: TaskBodies,
    private readonly assignees: TaskAssignees,
    private readonly gate: AdmissionGate,
    private readonly writer: TaskWriter,
    private readonly clock: Clock,
    private readonly configuration: Configuration,
  ) {}

  /** Answers the id of the task; a repeated key answers the first one's and changes nothing. */
  async create(caller: Caller, task: NewTask, key: string): Promise<string> {
    const [outcome] = await this.createAll(caller, [{ key, task }]);
    if (outcome === undefined) throw new Error('A task that was asked for has no outcome');
    if (outcome.state === 'refused') throw outcome.problem;
    return outcome.taskId;
  }

  /** In the order asked. One that is refused keeps none of the others back and leaves its key free. */
  async createAll(caller: Caller, wanted: readonly WantedTask[]): Promise<TaskOutcome[]> {
    if (caller.kind !== 'plugin') throw taskProblems['task.typeForeign']();
    return this.database.transaction(async () => {
      const keys = await this.keys.take(
        caller.pluginId,
        wanted.map(({ key }) => key),
      );
      const asked = wanted.flatMap((each) => {
        const taken = keys.get(each.key);
        return taken?.isNew ? [{ ...each, id: taken.taskId }] : [];
      });
      const refused = await this.make(caller, asked);
      await this.keys.release(caller.pluginId, [...refused.keys()]);
      return wanted.map(({ key }): TaskOutcome => {
        const problem = refused.get(key);
        if (problem !== undefined) return { key, state: 'refused', problem };
        const taken = keys.get(key);
        if (taken === undefined) throw new Error('A key that was taken has no task');
        return { key, state: taken.isNew ? 'created' : 'known', taskId: taken.taskId };
      });
    });
  }

  /** Makes those that can be; answers why the others cannot, by key. */
  private async make(
    caller: PluginCaller,
    asked: readonly (WantedTask & { id: string })[],
  ): Promise<Map<string, KnownProblem>> {
    const sieve = new Sieve();
    if (asked.length === 0) return sieve.refused;
    const drafts = sieve.pass(asked, (each) => this.draft(caller, each));
    const known: KnownPlaces = {
      people: await this.places.ofPeople(drafts.flatMap(({ task }) => task.personId ?? [])),
      households: await this.places.ofHouseholds(drafts.flatMap(({ task }) => task.householdId ?? [])),
      buildings: await this.places.ofBuildings(drafts.flatMap(({ task }) => task.buildingId ?? [])),
    };
    const placed = sieve.pass(drafts, (draft) => this.place(caller, draft, known));
    const given = placed.map(givenOf);
    const isThere = await this.bodies.among(given);
    const named = await this.assignees.namedIn(given);
    const fit = sieve.pass(placed, (each) => {
      const { body, assigneeId, units } = givenOf(each);
      if (body !== undefined && !isThere(body, units)) return taskProblems['task.bodyUnknown']();
      if (assigneeId === undefined) return { ...each, assignee: undefined };
      const through = named({ body, assigneeId, units });
      return through.size === 0 ? taskProblems['task.assigneeUnknown']() : { ...each, assignee: { through } };
    });
    const verdicts = await this.gate.passAll(ownWorkOf(caller, corePermissions.taskCreate), fit.map(arrivalOf));
    const passed = sieve.pass(fit, (each, index) => {
      const verdict = verdicts[index];
      if (verdict === undefined) throw new Error('The gate said nothing of a task');
      return verdict.kind === 'passed' ? { ...each, verdict } : verdict.problem;
    });
    if (passed.length > 0) await this.write(caller, passed);
    return sieve.refused;
  }

  private draft(caller: PluginCaller, wanted: WantedTask & { id: string }): Draft | KnownProblem {
    const { task } = wanted;
    if (!task.type.startsWith(`${caller.pluginId}:`)) return taskProblems['task.typeForeign']();
    const type = this.plugins.taskType(task.type);
    if (type === null) return taskProblems['task.typeUnknown']();
    const payload = JSON.stringify(task.payload ?? null);
    if (Buffer.byteLength(payload) > PAYLOAD_LIMIT) return requestProblems['request.tooLarge']();
    return { ...wanted, type, payload };
  }

  /** Where the work is: the door or building that it is about and the unit that serves there, unless a unit is given. */
  private place(caller: Caller, draft: Draft, known: KnownPlaces): Placed | KnownProblem {
    const { unitId } = draft.task;
    const about = aboutOf(draft.task, known);
    if (about instanceof KnownProblem) return about;
    const unit = unitId === undefined ? null : this.units.byId(unitId);
    if (unitId !== undefined && unit === null) return taskProblems['task.unitUnknown']();
    const units = unit === null ? about?.units : this.units.numbersOf(unit.number);
    if (units === undefined) return taskProblems['task.unitUnknown']();
    // A resident may be served elsewhere than they live; doors and buildings stay where they stand.
    const isPlace = about !== null && about.personId === null;
    if (isPlace && unit !== null && !this.units.isWithin(innermostOf(about.units), unit.number))
      return taskProblems['task.placeElsewhere']();
    if (!scopeIncludes(this.units.scopeOf(caller, corePermissions.taskCreate), units)) {
      return taskProblems['task.unitUnknown']();
    }
    const type = this.plugins.taskTypeAt(draft.task.type, units);
    if (type === null) return taskProblems['task.notEnabled']();
    return { ...draft, type, place: { ...(about ?? placeOfUnit(units)), units } };
  }

  private async write(caller: PluginCaller, passed: readonly (Placed & { verdict: Passed })[]): Promise<void> {
    const workerOf = await this.assignees.ofGrids(
      passed
        .filter(({ task }) => task.assigneeId === undefined)
        .map(({ verdict, place }) => ({ body: verdict.body, units: place.units })),
    );
    await this.writer.write(
      passed.map(({ id, task, type, payload, place, verdict: { body } }) => ({
        ...{ id, place, body, payload, name: task.type, pluginId: type.plugin.pluginId, dispatchId: null },
        title: task.title ?? type.declaration.title,
        assigneeId: task.assigneeId ?? workerOf({ body, units: place.units }),
        createdBy: accountOf(caller)?.id ?? null,
        dueAt: this.dueAt(task),
      })),
      this.actor(caller),
    );
  }

  private dueAt({ dueAt, due }: NewTask): Date {
    if (due !== undefined) return endOfWorkingDays(this.clock.today(), due.workingDays, this.configuration.timeZone);
    return dueAt === undefined ? NO_DEADLINE : new Date(dueAt);
  }

  private actor(caller: PluginCaller): Actor {
    const account = accountOf(caller);
    if (account !== null) return { kind: 'staff', ...account };
    const name = this.plugins.newest(caller.pluginId)?.name['zh-CN'] ?? caller.pluginId;
    return { kind: 'plugin', id: caller.pluginId, name };
  }
}

/** Null: it is about its unit. */
function aboutOf(
  { personId, householdId, buildingId }: NewTask,
  { people, households, buildings }: KnownPlaces,
): Place | KnownProblem | null {
  if (personId !== undefined) return people.get(personId) ?? taskProblems['task.personUnknown']();
  if (householdId !== undefined) return households.get(householdId) ?? taskProblems['task.householdUnknown']();
  if (buildingId !== undefined) return buildings.get(buildingId) ?? taskProblems['task.buildingUnknown']();
  return null;
}

function givenOf({ task: { body, assigneeId }, place: { units } }: Placed) {
  return { body, assigneeId, units };
}

function arrivalOf({ id, key, task, type, place, assignee }: Placed & Pick<Arrival, 'assignee'>): Arrival {
  const { body, parentTaskId, round = key } = task;
  return {
    ...{ taskId: id, name: task.type, type, ...place },
    ...{ body, assignee, parentTaskId, round, distinct: false },
  };
}
