import { Injectable } from '@nestjs/common';
import { addDays, addWorkingDays, startOfDay, type TaskDue, type TaskFilter } from '@yige/contracts';
import { type Condition, oneOf } from '@yige/database';
import { Configuration } from '../../config/configuration.js';
import { Clock } from '../../time/clock.js';

/** `due=soon`: so many working days from today on. */
const SOON = 3;

/** The moments between which a deadline is near. */
export interface DueBounds {
  now: Date;
  /** The first moment of tomorrow. */
  tomorrow: Date;
  /** The first moment after the last working day that counts as soon. */
  soon: Date;
}

/** What was handed in waits for its bureau, or for a review: no deadline urges anybody here. */
export const TO_DO = "status <> 'submitted'";

/** What a list is narrowed to, beside its box and unit: conditions that run inside the index of the box. */
@Injectable()
export class ListFilters {
  constructor(
    private readonly clock: Clock,
    private readonly configuration: Configuration,
  ) {}

  of(filter: TaskFilter): Condition[] {
    const { status, type, plugin, person, household, building, assignee, dispatch, due, overseen, unassigned } = filter;
    const conditions: Condition[] = [];
    if (status !== undefined) conditions.push(oneOf('status', status));
    if (type !== undefined) conditions.push({ sql: 'type = ?', parameters: [type] });
    if (plugin !== undefined) conditions.push({ sql: 'plugin_id = ?', parameters: [plugin] });
    if (person !== undefined) conditions.push({ sql: 'person_id = ?', parameters: [person] });
    if (household !== undefined) conditions.push({ sql: 'household_id = ?', parameters: [household] });
    if (building !== undefined) conditions.push({ sql: 'building_id = ?', parameters: [building] });
    if (assignee !== undefined) conditions.push({ sql: 'assignee_id = ?', parameters: [assignee] });
    if (dispatch !== undefined) conditions.push({ sql: 'dispatch_id = ?', parameters: [dispatch] });
    if (overseen !== undefined) conditions.push({ sql: 'overseen = ?', parameters: [overseen] });
    if (unassigned !== undefined)
      conditions.push({ sql: unassigned ? 'assignee_id IS NULL' : 'assignee_id IS NOT NULL', parameters: [] });
    if (due !== undefined) conditions.push(this.dueCondition(due));
    return conditions;
  }

  bounds(): DueBounds {
    const today = this.clock.today();
    const startsAfter = (day: string) => startOfDay(addDays(day, 1), this.configuration.timeZone);
    return { now: this.clock.now(), tomorrow: startsAfter(today), soon: startsAfter(addWorkingDays(today, SOON)) };
  }

  private dueCondition(due: TaskDue): Condition {
    const { now, tomorrow, soon } = this.bounds();
    if (due === 'overdue') return { sql: `due_at < ? AND ${TO_DO}`, parameters: [now] };
    return { sql: `due_at >= ? AND due_at < ? AND ${TO_DO}`, parameters: [now, due === 'today' ? tomorrow : soon] };
  }
}
