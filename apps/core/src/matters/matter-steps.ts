import { Injectable } from '@nestjs/common';
import { type Actor, coreEvents, type MatterOutcome, type MatterStage } from '@yige/contracts';
import { Database, NO_DEADLINE, type SqlValue } from '@yige/database';
import type { UnitNumbers } from '../access/scope.js';
import { Configuration } from '../config/configuration.js';
import { Notices } from '../notices/notices.js';
import { Outbox } from '../outbox/outbox.js';
import { Clock } from '../time/clock.js';
import { Handlers } from './handlers.js';
import { MatterInbox } from './inbox.js';
import { MatterHints } from './matter-hints.js';
import type { Handler, MatterRow } from './matter-rows.js';
import { MatterStore, type NewEvent } from './matter-store.js';
import { matterProblems } from './problems.js';
import { stageDue } from './rules/clocks.js';
import type { DecidingLevel } from './stages.js';

/** Where a matter goes. What is left out stays as it is. */
export interface Step {
  stage: MatterStage;
  level?: DecidingLevel;
  units?: UnitNumbers;
  handler?: Handler | null;
  /** Who of the handler has it from now on; null: all of them. */
  worker?: { id: string; name: string } | null;
  outcome?: MatterOutcome | null;
  reopenings?: number;
  category?: string;
  evaluation?: { grade: string; comment: string | null };
}

type Standing = Required<Pick<Step, 'stage' | 'level' | 'units' | 'handler' | 'worker'>>;

/**
 * Brings a matter to its next step: clock, inboxes, timeline, whoever looks at it or is told, and the bureau’s plugin, all in the unit of
 * work of the act.
 */
@Injectable()
export class MatterSteps {
  constructor(
    private readonly database: Database,
    private readonly store: MatterStore,
    private readonly inbox: MatterInbox,
    private readonly handlers: Handlers,
    private readonly notices: Notices,
    private readonly hints: MatterHints,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly configuration: Configuration,
  ) {}

  async enter(matter: MatterRow, step: Step, event: Omit<NewEvent, 'dueAt'>): Promise<void> {
    const standing: Standing = {
      stage: step.stage,
      level: step.level ?? matter.level,
      units: step.units ?? matter.units,
      handler: step.handler === undefined ? matter.handler : step.handler,
      worker: step.worker ?? null,
    };
    const due = this.dueOf(standing.stage, matter.reportedOn);
    await this.store.change(matter.id, { ...columnsOf(step, standing), ...this.clockColumns(due) });
    await this.store.log(matter.id, { ...event, dueAt: due });
    await this.tell(matter, standing, due, event.actor);
  }

  /** The first step of a matter that has just been written. */
  async begin(matter: MatterRow, event: Omit<NewEvent, 'dueAt'>): Promise<void> {
    await this.store.log(matter.id, { ...event, dueAt: matter.dueAt });
    const { stage, level, units } = matter;
    await this.tell(matter, { stage, level, units, handler: null, worker: null }, matter.dueAt, event.actor);
  }

  dueOf(stage: MatterStage, reportedOn: string): Date | null {
    if (stage === 'closed') return null;
    const { timeZone } = this.configuration;
    return stageDue({ stage, on: this.clock.today(), reportedOn, timeZone });
  }

  private clockColumns(due: Date | null): Record<'stage_since' | 'due_at' | 'closed_at', SqlValue> {
    const now = this.clock.now();
    return { stage_since: now, due_at: due ?? NO_DEADLINE, closed_at: due === null ? now : null };
  }

  /** Puts the step where it belongs, and says so to whoever does not look there every day. */
  private async tell(matter: MatterRow, standing: Standing, due: Date | null, actor: Actor): Promise<void> {
    const { stage, level, units, handler } = standing;
    const accounts = await this.accountsOf(matter, standing);
    const step = stage === 'closed' || due === null ? null : { stage, level, units, dueAt: due, accounts };
    const tasks = await this.inbox.replace(matter, step, actor);
    await this.hints.changed(matter, units);
    const kind = stage === 'evaluate' ? 'handled' : 'assigned';
    await this.notices.giveAll(
      tasks.flatMap(({ taskId, accountId }) =>
        accountId === null ? [] : [{ kind, taskId, to: [accountId], by: actor }],
      ),
    );
    if (stage !== 'handle' || handler?.kind !== 'plugin') return;
    await this.outbox.publish({
      type: coreEvents.matterRouted,
      subject: `matters/${matter.id}`,
      data: { matterId: matter.id },
      pluginId: handler.id,
    });
  }

  /** Null: the step is the unit’s. */
  private async accountsOf(matter: MatterRow, { stage, handler, worker }: Standing): Promise<string[] | null> {
    const { reporter } = matter.summary;
    if (stage === 'evaluate') return reporter.kind === 'staff' ? [reporter.id] : [];
    if ((stage !== 'handle' && stage !== 'feedBack') || handler === null) return null;
    if (worker !== null) return [worker.id];
    const accounts = await this.handlers.accountsOf(handler);
    if (accounts.length === 0 && handler.kind !== 'plugin') throw matterProblems['matter.nobodyThere']();
    return accounts;
  }

  /** Whoever handled it is kept for good: none of them verifies it. */
  async rememberHandlers(matterId: string, accounts: readonly string[]): Promise<void> {
    await this.database.insertMany(
      'matter_handlers',
      ['matter_id', 'account_id'],
      accounts.map((account) => [matterId, account]),
      { ignoreDuplicates: true },
    );
  }
}

function columnsOf(step: Step, { stage, level, units, handler, worker }: Standing) {
  return {
    stage,
    level,
    ...(step.units === undefined
      ? {}
      : {
          district_id: units.district,
          street_id: units.street,
          community_id: units.community,
          grid_id: units.grid,
        }),
    handler_kind: handler?.kind ?? null,
    handler_id: handler?.id ?? null,
    handler_name: handler?.name ?? null,
    worker_id: worker?.id ?? null,
    worker_name: worker?.name ?? null,
    ...(step.outcome === undefined ? {} : { outcome: step.outcome }),
    ...(step.reopenings === undefined ? {} : { reopenings: step.reopenings }),
    ...(step.category === undefined ? {} : { category: step.category }),
    ...(step.evaluation === undefined ? {} : { grade: step.evaluation.grade, grade_comment: step.evaluation.comment }),
  };
}
