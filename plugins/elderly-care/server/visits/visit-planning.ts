import { Injectable } from '@nestjs/common';
import {
  addDays,
  Clock,
  Database,
  instantAt,
  PluginConfiguration,
  TaskOutbox,
  type UnitScope,
  unitScopeCondition,
} from '@yige/plugin-sdk/server';

/** How far ahead visits are asked for, in days: workers see the next two weeks. */
const AHEAD = 14;
/** A visit is due by the end of office hours. */
const DUE_TIME = '18:00';
const AT_ONCE = 200;

interface DueElder {
  personId: string;
  nextVisitDue: string;
  planRound: number;
}

/** Turns visits that come due into tasks, each elder and due day once. */
@Injectable()
export class VisitPlanning {
  constructor(
    private readonly database: Database,
    private readonly tasks: TaskOutbox,
    private readonly clock: Clock,
    private readonly configuration: PluginConfiguration,
  ) {}

  /** The daily round over all units. */
  planEverywhere(): Promise<number> {
    return this.plan({ sql: '1 = 1', parameters: [] }, addDays(this.clock.today(), AHEAD));
  }

  /** What a member of staff asks for; answers how many were planned now. */
  planWithin(scope: UnitScope, until: string): Promise<number> {
    return this.plan(unitScopeCondition(scope, 'e'), until);
  }

  async countDue(scope: UnitScope, until: string): Promise<number> {
    const within = unitScopeCondition(scope, 'e');
    const count = await this.database.queryOne(
      `SELECT COUNT(*) AS number FROM elders e WHERE ${within.sql} AND ${NOT_PLANNED}`,
      [...within.parameters, until],
      (row) => row.integer('number'),
    );
    return count ?? 0;
  }

  private async plan(within: ReturnType<typeof unitScopeCondition>, until: string): Promise<number> {
    let planned = 0;
    for (let more = true; more; ) {
      const due = await this.database.query(
        `SELECT e.person_id, e.next_visit_due, e.plan_round FROM elders e WHERE ${within.sql} AND ${NOT_PLANNED} ORDER BY e.next_visit_due LIMIT ${AT_ONCE}`,
        [...within.parameters, until],
        (row): DueElder => ({
          personId: row.text('person_id'),
          nextVisitDue: row.text('next_visit_due'),
          planRound: row.integer('plan_round'),
        }),
      );
      planned += await this.database.transaction(() => this.ask(due));
      more = due.length === AT_ONCE;
    }
    return planned;
  }

  /** The wish and the mark that it was made are one unit of work; the key makes a second wish the first one. */
  private async ask(due: readonly DueElder[]): Promise<number> {
    for (const { personId, nextVisitDue } of due) {
      await this.database.execute('UPDATE elders SET planned_for = ? WHERE person_id = ?', [nextVisitDue, personId]);
    }
    return this.tasks.createMany(
      due.map(({ personId, nextVisitDue, planRound }) => ({
        key: `visit:${personId}:${nextVisitDue}:${planRound}`,
        task: {
          type: 'elderly-care:visit',
          personId,
          dueAt: instantAt(nextVisitDue, DUE_TIME, this.configuration.timeZone).toISOString(),
          // All visits of a period are one round of the bureau's admission, however many days they are planned on.
          round: 'visits',
        },
      })),
    );
  }
}

const NOT_PLANNED = 'e.next_visit_due <= ? AND (e.planned_for IS NULL OR e.planned_for <> e.next_visit_due)';
