import { Injectable } from '@nestjs/common';
import { type Actor, type LocalizedText, type MatterStage, matterTask } from '@yige/contracts';
import { Database } from '@yige/database';
import type { UnitNumbers } from '../access/scope.js';
import { CoreTasks, type NewCoreTask } from '../tasks/core-tasks.js';
import type { MatterRow } from './matter-rows.js';
import { type DecidingLevel, unitsAt } from './stages.js';

/** What inboxes say of a step, after the category. Nothing of what was reported: that stands with the matter. */
const stepTitles: Record<Exclude<MatterStage, 'closed'>, LocalizedText> = {
  openCase: { 'zh-CN': '事项待立案', en: 'a matter waits for its case' },
  dispatch: { 'zh-CN': '事项待派遣', en: 'a matter waits to be dispatched' },
  handle: { 'zh-CN': '事项待处理', en: 'a matter waits to be handled' },
  feedBack: { 'zh-CN': '事项处理中，办好请反馈', en: 'a matter is being handled: say what was done' },
  verify: { 'zh-CN': '事项待核查', en: 'a matter waits to be verified' },
  evaluate: { 'zh-CN': '事项有了结果，请您确认和评价', en: 'your matter has an outcome: confirm and grade it' },
};

export interface InboxStep {
  stage: Exclude<MatterStage, 'closed'>;
  level: DecidingLevel;
  units: UnitNumbers;
  dueAt: Date;
  /** Whoever has the step; null: the unit where the matter stands. */
  accounts: readonly string[] | null;
}

/** A matter’s step in inboxes: closed there and opened anew in the unit of work of each act. */
@Injectable()
export class MatterInbox {
  constructor(
    private readonly database: Database,
    private readonly tasks: CoreTasks,
  ) {}

  /** Answers the ids of the tasks, by account. */
  async replace(
    matter: Pick<MatterRow, 'id' | 'summary' | 'buildingId' | 'householdId'>,
    step: InboxStep | null,
    actor: Actor,
  ) {
    await this.clear(matter.id, actor);
    if (step === null) return [];
    const { category } = matter.summary;
    const task: NewCoreTask = {
      type: matterTask.type,
      title: {
        'zh-CN': `${category.title['zh-CN']}${stepTitles[step.stage]['zh-CN']}`,
        en: `${category.title.en}: ${stepTitles[step.stage].en}`,
      },
      units: step.accounts === null ? unitsAt(step.units, step.level) : step.units,
      buildingId: matter.buildingId,
      householdId: matter.householdId,
      dueAt: step.dueAt,
      payload: { matterId: matter.id },
    };
    const wanted = step.accounts === null ? [task] : step.accounts.map((assigneeId) => ({ ...task, assigneeId }));
    const ids = await this.tasks.openAll(wanted, actor);
    const rows = ids.map((taskId, index) => ({ taskId, accountId: step.accounts?.[index] ?? null }));
    if (rows.length > 0) {
      await this.database.insertMany(
        'matter_inbox',
        ['task_id', 'matter_id', 'account_id'],
        rows.map(({ taskId, accountId }) => [taskId, matter.id, accountId]),
      );
    }
    return rows;
  }

  private async clear(matterId: string, actor: Actor): Promise<void> {
    const ids = await this.database.query('SELECT task_id FROM matter_inbox WHERE matter_id = ?', [matterId], (row) =>
      row.text('task_id'),
    );
    await this.tasks.closeAll(ids, actor);
    await this.database.execute('DELETE FROM matter_inbox WHERE matter_id = ?', [matterId]);
  }
}
