import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Database, Worker } from '@yige/database';
import type { UnitNumbers } from '../access/scope.js';
import { Log } from '../logging/log.js';
import { UnitDirectory } from '../org/unit-directory.js';
import { readUnitNumbers } from '../registry/person-rows.js';
import { TaskHints } from '../tasks/task-hints.js';
import { TaskStore } from '../tasks/task-store.js';
import { readStandingLevel } from './matter-rows.js';
import { levelAt, unitsAt } from './stages.js';

/** Steps of one unit of work. */
const BATCH = 200;

/**
 * Brings the steps of units to their inboxes after a reorganisation. A step that waits at a street names that street alone:
 * its task cannot tell by itself that the community of the matter has gone to another one, as the matter’s own row does.
 */
@Injectable()
export class InboxFollowing implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly worker: Worker;
  /** The version of the organisation that all steps are known to follow. */
  private followed: number | null = null;

  constructor(
    private readonly database: Database,
    private readonly directory: UnitDirectory,
    private readonly tasks: TaskStore,
    private readonly hints: TaskHints,
    log: Log,
  ) {
    this.worker = new Worker('matter-following', () => this.round(), log.logger);
  }

  onApplicationBootstrap(): void {
    this.worker.start();
  }

  onModuleDestroy(): Promise<void> {
    return this.worker.stop();
  }

  async round(): Promise<boolean> {
    const version = await this.database.queryOne('SELECT version FROM org_version WHERE id = 1', [], (row) =>
      row.integer('version'),
    );
    if (version === this.followed) return false;
    await this.directory.refresh();
    for (let after = ''; ; ) {
      const last = await this.follow(after);
      if (last === null) break;
      after = last;
    }
    this.followed = version;
    return false;
  }

  /** The id of the last task that was looked at; null after the last. */
  private follow(after: string): Promise<string | null> {
    return this.database.transaction(async () => {
      const steps = await this.database.query(
        `SELECT i.task_id, m.level, m.district_id, m.street_id, m.community_id, m.grid_id,
                t.district_id AS task_district, t.street_id AS task_street, t.community_id AS task_community
         FROM matter_inbox i JOIN matters m ON m.id = i.matter_id JOIN tasks_open t ON t.id = i.task_id
         WHERE i.account_id IS NULL AND i.task_id > ? ORDER BY i.task_id LIMIT ${BATCH}`,
        [after],
        (row) => {
          const units = this.directory.unitsOfRow(readUnitNumbers(row));
          return {
            taskId: row.text('task_id'),
            right: unitsAt(units, levelAt(units, readStandingLevel(row))),
            task: {
              district: row.integer('task_district'),
              street: row.integerOrNull('task_street'),
              community: row.integerOrNull('task_community'),
              grid: null,
            },
          };
        },
      );
      for (const { taskId, right, task } of steps) if (!isSame(right, task)) await this.move(taskId, right);
      return steps.length < BATCH ? null : (steps.at(-1)?.taskId ?? null);
    });
  }

  /** Those who saw it hear of it, and those who see it from now on. */
  private async move(taskId: string, right: UnitNumbers): Promise<void> {
    const task = await this.tasks.lock(taskId);
    if (task === null) return;
    const { district, street, community } = right;
    await this.database.execute(
      'UPDATE tasks_open SET district_id = ?, street_id = ?, community_id = ?, version = version + 1 WHERE id = ?',
      [district, street, community, taskId],
    );
    const { assignee, body } = task.summary;
    await this.hints.changed(task, { assigneeId: assignee?.id ?? null, place: { units: right, body } });
  }
}

function isSame(one: UnitNumbers, other: UnitNumbers): boolean {
  return one.district === other.district && one.street === other.street && one.community === other.community;
}
