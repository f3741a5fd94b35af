import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { type Actor, addWorkingDays, coreEvents, type EscalationRule, newId } from '@yige/contracts';
import { Database, NO_DEADLINE, placeholders, type SqlValue, Worker } from '@yige/database';
import { Configuration } from '../../config/configuration.js';
import { Log } from '../../logging/log.js';
import { type ClockNotice, Notices } from '../../notices/notices.js';
import { UnitDirectory } from '../../org/unit-directory.js';
import { Outbox } from '../../outbox/outbox.js';
import { PluginDirectory } from '../../plugins/plugin-directory.js';
import { Clock } from '../../time/clock.js';
import { EscalationRules } from '../escalation/escalation-rules.js';
import { type HeadsOfTask, TaskHeads } from '../oversight/task-heads.js';
import { isInHand } from '../state-machine.js';
import { TaskHints } from '../task-hints.js';
import { readTask, type TaskRow, taskSql } from '../task-rows.js';
import { type ClockStep, morningOf, scheduleOf } from './schedule.js';

/** Tasks of one round. */
const BATCH = 200;
const CLOCK: Actor = { kind: 'platform', id: 'clock', name: '时限' };

/** How far people have been told of a deadline, as the task's row keeps it; one that has passed is near no more. */
const REMINDED = { dueSoon: 1, overdue: 2 } as const;

interface DueTask {
  task: TaskRow;
  dueAt: Date;
  createdAt: Date;
  /** A figure of `REMINDED`; 0: nobody was told yet. */
  reminded: number;
}

/** What a look at a task's deadline comes to: what there is to do, and when to look again. */
interface Look extends DueTask {
  steps: ClockStep[];
  nextAt: Date;
}

/**
 * Follows deadlines. Each task carries the moment at which something is to be done about it next, in an index of its own,
 * so that a round reads only tasks for which that moment has come. What is done and the next moment are written in one
 * unit of work: whoever is killed in between has done nothing, and no step is taken twice. People are told in the morning,
 * of each kind once, however many tasks there are.
 */
@Injectable()
export class TaskClock implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly worker: Worker;

  constructor(
    private readonly database: Database,
    private readonly units: UnitDirectory,
    private readonly plugins: PluginDirectory,
    private readonly rules: EscalationRules,
    private readonly heads: TaskHeads,
    private readonly notices: Notices,
    private readonly hints: TaskHints,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly configuration: Configuration,
    log: Log,
  ) {
    this.worker = new Worker('task-clock', () => this.round(), log.logger);
  }

  onApplicationBootstrap(): void {
    this.worker.start();
  }

  onModuleDestroy(): Promise<void> {
    return this.worker.stop();
  }

  /** Answers whether there may be more for which the moment has come. */
  async round(): Promise<boolean> {
    // SQLite has one writer: a unit of work that finds nothing would hold it up every second.
    if ((await this.due(1)).length === 0) return false;
    return this.database.transaction(async () => {
      const due = await this.due(BATCH);
      const rules = await this.rules.all();
      const looks = due.map((each) => this.look(each, rules));
      await this.act(looks.filter(({ steps }) => steps.length > 0));
      await this.setNext(looks);
      return due.length === BATCH;
    });
  }

  private async due(limit: number): Promise<DueTask[]> {
    const locks = this.database.inTransaction() && this.database.dialect === 'mysql';
    const ids = await this.database.query(
      `SELECT id FROM tasks_open WHERE clock_at <= ? ORDER BY clock_at, id LIMIT ${limit}
       ${locks ? 'FOR UPDATE SKIP LOCKED' : ''}`,
      [this.clock.now()],
      (row) => row.text('id'),
    );
    if (ids.length === 0) return [];
    return this.database.query(
      `${taskSql('tasks_open', ', t.reminded')} WHERE t.id IN (${placeholders(ids)})`,
      ids,
      (row) => ({
        task: readTask(row, this.units, this.plugins),
        dueAt: row.instant('due_at'),
        createdAt: row.instant('created_at'),
        reminded: row.integer('reminded'),
      }),
    );
  }

  private look(due: DueTask, rules: readonly EscalationRule[]): Look {
    const { task, dueAt, createdAt, reminded } = due;
    if (dueAt.getTime() === NO_DEADLINE.getTime()) return { ...due, steps: [], nextAt: NO_DEADLINE };
    const now = this.clock.now();
    // Until somebody is to do something again, the deadline waits.
    if (!isInHand(task.status)) {
      const nextAt = morningOf(addWorkingDays(this.clock.today(), 1), this.configuration.timeZone);
      return { ...due, steps: [], nextAt };
    }
    const schedule = scheduleOf(dueAt, this.clock.dayOf(dueAt), this.configuration.timeZone, rules);
    const isToDo = (step: ClockStep) => {
      if (step.at > now) return false;
      if (step.kind === 'escalate') return step.level > task.summary.escalation;
      if (reminded >= REMINDED[step.kind]) return false;
      // Whoever gets a task on its last day, or after it, has just been told of it.
      return step.kind === 'overdue' || (now < dueAt && step.at >= createdAt);
    };
    const nextAt = schedule.find(({ at }) => at > now)?.at ?? NO_DEADLINE;
    return { ...due, steps: schedule.filter(isToDo), nextAt };
  }

  private async act(looks: readonly Look[]): Promise<void> {
    if (looks.length === 0) return;
    const heads = await this.heads.of(looks.map(({ task }) => task));
    await this.notices.giveByClock(
      looks.flatMap(({ task, steps }, index) => steps.map((step) => noticeOf(task, step, heads[index] ?? NO_HEADS))),
    );
    await this.setByValue('reminded', new Map(looks.flatMap(remindedBy)));
    await this.escalate(looks);
  }

  private async escalate(looks: readonly Look[]): Promise<void> {
    const levels = looks.flatMap(({ task, steps }) =>
      steps.flatMap((step) => (step.kind === 'escalate' ? [{ task, level: step.level }] : [])),
    );
    if (levels.length === 0) return;
    await this.database.insertMany(
      'task_events',
      ['id', 'task_id', 'at', 'actor_kind', 'actor_id', 'actor_name', 'action', 'note'],
      levels.map(({ task }) => [
        ...[newId(), task.summary.id, this.clock.now(), CLOCK.kind, CLOCK.id, CLOCK.name],
        ...['escalate', null],
      ]),
    );
    await this.hints.changedAll(levels.map(({ task }) => task));
    const highest = new Map(levels.map(({ task, level }) => [task.summary.id, level]));
    await this.setByValue('escalation', highest);
    for (const { task } of levels) {
      const { id, type } = task.summary;
      await this.outbox.publish({
        type: coreEvents.taskEscalated,
        subject: `tasks/${id}`,
        data: { taskId: id, type, submissionId: null, reference: null },
        pluginId: task.pluginId,
      });
    }
  }

  private setNext(looks: readonly Look[]): Promise<void> {
    return this.setByValue('clock_at', new Map(looks.map(({ task, nextAt }) => [task.summary.id, nextAt])));
  }

  /** One statement for each value: tasks that came together have their moments together. */
  private async setByValue(column: 'clock_at' | 'escalation' | 'reminded', values: ReadonlyMap<string, Date | number>) {
    const groups = new Map<number, { value: SqlValue; ids: string[] }>();
    for (const [id, value] of values) {
      const group = groups.get(Number(value)) ?? { value, ids: [] };
      groups.set(Number(value), group);
      group.ids.push(id);
    }
    for (const { value, ids } of groups.values()) {
      await this.database.execute(`UPDATE tasks_open SET ${column} = ? WHERE id IN (${placeholders(ids)})`, [
        value,
        ...ids,
      ]);
    }
  }
}

const NO_HEADS: HeadsOfTask = { nearest: [], above: [] };

/** The assignee hears of a deadline, or whoever answers for the unit; of an escalation the level that it reaches. */
function noticeOf({ summary }: TaskRow, step: ClockStep, { nearest, above }: HeadsOfTask): ClockNotice {
  const { id: taskId, assignee } = summary;
  if (step.kind === 'escalate') {
    return { kind: 'escalated', taskId, to: above[step.level - 1] ?? [], box: 'unit' };
  }
  if (assignee === null) return { kind: step.kind, taskId, to: nearest, box: 'unit' };
  return { kind: step.kind, taskId, to: [assignee.id], box: 'mine' };
}

function remindedBy({ task, steps }: Look): [id: string, reminded: number][] {
  return steps.flatMap((step): [string, number][] =>
    step.kind === 'escalate' ? [] : [[task.summary.id, REMINDED[step.kind]]],
  );
}
