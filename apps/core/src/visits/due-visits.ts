import { Injectable } from '@nestjs/common';
import {
  addDays,
  type DueVisit,
  type Page,
  type RefusedResult,
  type RouteInput,
  type routes,
  startOfDay,
  type VisitPerson,
  type VisitTask,
} from '@yige/contracts';
import type { Caller } from '../access/caller.js';
import { Configuration } from '../config/configuration.js';
import { pageOf } from '../http/page.js';
import { formOf } from '../plugins/plugin-directory.js';
import { RefusedResults } from '../tasks/refused-results.js';
import { DoorPowers } from '../tasks/review/door-powers.js';
import { Clock } from '../time/clock.js';
import { DoorTypes } from './door-types.js';
import { type DoorTask, DoorWork } from './door-work.js';
import { groupedBy } from './grouped.js';
import { KnownVisitPeople } from './known-people.js';
import { type LastVisits, LastVisitsOf } from './last-visits.js';
import { beyond, cursorAfter, inWalkOrder, stopIdOf } from './walk-order.js';

/** What is known of a stop beside its work. */
interface Known {
  people: ReadonlyMap<string, VisitPerson>;
  refused: ReadonlyMap<string, RefusedResult>;
  earlier: LastVisits | undefined;
}

type DueQuery = RouteInput<typeof routes.visits.list>['query'];

/** The doors and buildings to visit, in the order of the walk: six statements a page, however many doors and tasks are on it. */
@Injectable()
export class DueVisits {
  constructor(
    private readonly work: DoorWork,
    private readonly types: DoorTypes,
    private readonly powers: DoorPowers,
    private readonly refusals: RefusedResults,
    private readonly people: KnownVisitPeople,
    private readonly visits: LastVisitsOf,
    private readonly clock: Clock,
    private readonly configuration: Configuration,
  ) {}

  async list(caller: Caller, { unit: unitId, within, cursor, limit }: DueQuery): Promise<Page<DueVisit>> {
    const unit = unitId ?? null;
    const until = startOfDay(addDays(this.clock.today(), within + 1), this.configuration.timeZone);
    const due = await this.work.dueStops(caller, unit, until);
    const walk = due.filter(beyond(cursor)).sort(inWalkOrder);
    const { items: places, next } = pageOf(walk, limit, cursorAfter);
    const tasks = await this.work.at(caller, unit, places);
    const ids = tasks.flatMap(({ task }) => task.personId ?? []);
    const people = await this.people.of(caller, [...new Set(ids)]);
    const refused = await this.refusals.of(
      caller,
      tasks.map(({ task }) => task.summary.id),
    );
    const visits = await this.visits.at(places);
    const stops = groupedBy(tasks, ({ stopId }) => stopId);
    const items = places.flatMap((place): DueVisit[] => {
      const stopId = stopIdOf(place);
      const there = stops.get(stopId) ?? [];
      const stop = this.stopOf(caller, there, { people, refused, earlier: visits.get(stopId) });
      return stop === null ? [] : [{ ...stop, householdId: place.householdId, floor: place.floor }];
    });
    return { items, next };
  }

  /** Null where nothing is left to do: somebody else was faster. */
  private stopOf(
    caller: Caller,
    there: readonly DoorTask[],
    { people, refused, earlier }: Known,
  ): Omit<DueVisit, 'householdId' | 'floor'> | null {
    const [first] = there;
    const subject = first?.task.summary.subject ?? null;
    if (first === undefined || subject === null) return null;
    const { door, building } = subject;
    if (door === null && building === undefined) return null;
    const concerned = new Set(there.flatMap(({ task }) => task.personId ?? []));
    const sentAt = Math.min(...there.map(({ task }) => new Date(task.summary.createdAt).getTime()));
    const last = earlier?.last;
    const metNobody = last !== undefined && last.outcome !== 'met' && last.at.getTime() >= sentAt;
    return {
      door,
      ...(building === undefined ? {} : { building }),
      units: first.task.summary.units,
      people: [...concerned].flatMap((id) => people.get(id) ?? []),
      tasks: there.flatMap(({ task }) => this.taskOf(caller, task, refused) ?? []),
      note: earlier?.note ?? null,
      attempt: metNobody ? { outcome: last.outcome, at: last.at.toISOString() } : null,
    };
  }

  private taskOf(caller: Caller, task: DoorTask['task'], refused: Known['refused']): VisitTask | null {
    const type = this.types.of(task);
    if (type === null) return null;
    const { id, source, dueAt } = task.summary;
    const { title, facts } = type.declaration;
    return {
      id,
      type: task.summary.type,
      // Its own may name the resident, or what for.
      title,
      source,
      personId: task.personId,
      ...(dueAt === undefined ? {} : { dueAt }),
      facts,
      power: this.powers.of(caller, task),
      form: formOf(type),
      payload: JSON.parse(task.payload),
      refused: refused.get(id) ?? null,
      version: task.version,
    };
  }
}
