import { Injectable } from '@nestjs/common';
import { type Actor, newId, type TaskEvent } from '@yige/contracts';
import { Database, placeholders } from '@yige/database';
import { UnitDirectory } from '../org/unit-directory.js';
import { PluginDirectory } from '../plugins/plugin-directory.js';
import { Clock } from '../time/clock.js';
import { type Moved, type SeenTask, TaskHints } from './task-hints.js';
import { readTask, TASK_COLUMNS, type TaskRow, taskSql } from './task-rows.js';

type EndStatus = 'closed' | 'cancelled' | 'refused';

/** Whom or which unit a move went to, and whose work a deputy did. */
type EventDetails = Partial<Pick<TaskEvent, 'target' | 'onBehalfOf'>>;

/** And what it changed of who sees the task. */
type MoveDetails = EventDetails & { moved?: Moved };

/** Reads and moves single tasks. */
@Injectable()
export class TaskStore {
  constructor(
    private readonly database: Database,
    private readonly units: UnitDirectory,
    private readonly plugins: PluginDirectory,
    private readonly hints: TaskHints,
    private readonly clock: Clock,
  ) {}

  async find(id: string): Promise<TaskRow | null> {
    return (await this.read('tasks_open', id)) ?? (await this.read('tasks_archive', id));
  }

  /** Those that there are, in no order; two statements however many. */
  async findAll(ids: readonly string[]): Promise<TaskRow[]> {
    if (ids.length === 0) return [];
    const read = (table: 'tasks_open' | 'tasks_archive') =>
      this.database.query(`${taskSql(table)} WHERE t.id IN (${placeholders(ids)})`, ids, (row) =>
        readTask(row, this.units, this.plugins),
      );
    return (await Promise.all([read('tasks_open'), read('tasks_archive')])).flat();
  }

  /** An open task, locked until the unit of work ends, so that two actions on it follow one another. */
  async lock(id: string): Promise<TaskRow | null> {
    if (this.database.dialect === 'mysql') {
      await this.database.query('SELECT id FROM tasks_open WHERE id = ? FOR UPDATE', [id], (row) => row.text('id'));
    }
    return this.read('tasks_open', id);
  }

  async move(id: string, status: string, assigneeId: string | null): Promise<void> {
    await this.database.execute(
      'UPDATE tasks_open SET status = ?, assignee_id = ?, updated_at = ?, version = version + 1 WHERE id = ?',
      [status, assigneeId, this.clock.now(), id],
    );
  }

  /** Ends a task: the row goes to the archive in the unit of work of the change. */
  archive(id: string, status: EndStatus, reference: string | null): Promise<void> {
    return this.archiveAll([id], status, reference);
  }

  async archiveAll(ids: readonly string[], status: EndStatus, reference: string | null): Promise<void> {
    if (ids.length === 0) return;
    const now = this.clock.now();
    const columns = TASK_COLUMNS.join(', ');
    const among = `id IN (${placeholders(ids)})`;
    await this.database.execute(
      `UPDATE tasks_open SET status = ?, updated_at = ?, version = version + 1 WHERE ${among}`,
      [status, now, ...ids],
    );
    await this.database.execute(
      `INSERT INTO tasks_archive (${columns}, closed_at, reference) SELECT ${columns}, ?, ? FROM tasks_open WHERE ${among}`,
      [now, reference, ...ids],
    );
    await this.database.execute(`DELETE FROM tasks_open WHERE ${among}`, ids);
  }

  /** In its timeline, and to those who look at it: every change of a task passes here. The task is as it was before. */
  async log(
    task: SeenTask,
    actor: Actor,
    action: TaskEvent['action'],
    note: string | null,
    { moved, ...details }: MoveDetails = {},
  ): Promise<void> {
    await this.record([task], actor, action, note, details);
    await this.hints.changed(task, moved);
  }

  async logAll(
    tasks: readonly SeenTask[],
    actor: Actor,
    action: TaskEvent['action'],
    note: string | null,
  ): Promise<void> {
    await this.record(tasks, actor, action, note, {});
    await this.hints.changedAll(tasks);
  }

  private async record(
    tasks: readonly SeenTask[],
    actor: Actor,
    action: TaskEvent['action'],
    note: string | null,
    { target = null, onBehalfOf = null }: EventDetails,
  ): Promise<void> {
    const now = this.clock.now();
    await this.database.insertMany(
      'task_events',
      ['id', 'task_id', 'at', 'actor_kind', 'actor_id', 'actor_name', 'action', 'note', 'target', 'on_behalf_of'],
      tasks.map(({ summary: { id } }) => [
        ...[newId(), id, now, actor.kind, actor.id, actor.name, action, note, target, onBehalfOf],
      ]),
    );
  }

  private read(table: 'tasks_open' | 'tasks_archive', id: string): Promise<TaskRow | null> {
    return this.database.queryOne(`${taskSql(table)} WHERE t.id = ?`, [id], (row) =>
      readTask(row, this.units, this.plugins),
    );
  }
}
