import { Injectable } from '@nestjs/common';
import {
  Clock,
  type CloudEvent,
  Database,
  innermostOf,
  newId,
  OnEvent,
  PluginProblem,
  Settings,
  type TaskDelivery,
  TaskOutbox,
  TaskResult,
} from '@yige/plugin-sdk/server';
import { z } from 'zod';
import { abilityLevelSchema } from '../../ability-contract.js';
import { type Tier, tierSchema, type VisitResult } from '../../contract.js';
import { plugin } from '../../plugin.js';
import { ElderEntity } from '../register/entities.js';
import { DueVisits } from './due-visits.js';
import { VisitEntity } from './entities.js';
import { type LocalCycles, nextVisitDue, retryDue, tierOf } from './visit-plan.js';

const taskDataSchema = z.object({ taskId: z.string() });

/** Takes what workers hand in for a visit. Each method runs in one unit of work, exactly once. */
@Injectable()
export class RecordVisit {
  constructor(
    private readonly database: Database,
    private readonly tasks: TaskOutbox,
    private readonly clock: Clock,
    private readonly settings: Settings,
    private readonly dueVisits: DueVisits,
  ) {}

  @TaskResult('visit')
  async record({ task, result, submittedBy, submittedAt }: TaskDelivery<VisitResult>): Promise<{ reference: string }> {
    const { personId, units } = task;
    const elder = personId === null ? null : await this.database.repository(ElderEntity).findOneBy({ personId });
    if (personId === null || elder === null) {
      throw new PluginProblem(422, 'visit.notAnElder', {
        title: { 'zh-CN': '这个人不在老人名册里', en: 'This person is not in the register of elders' },
      });
    }
    const visit = Object.assign(new VisitEntity(), {
      id: newId(),
      taskId: task.id,
      personId,
      ...units,
      mode: result.personMet,
      result,
      visitedAt: new Date(submittedAt),
      visitedBy: submittedBy.id,
      visitedByName: submittedBy.name,
    });
    await this.database.repository(VisitEntity).insert(visit);
    const local = await this.settings.of(plugin, innermostOf(elder));
    const tier = await this.learn(elder, result, local);
    await this.moveOn(elder, tier, result, this.clock.dayOf(visit.visitedAt), local);
    return { reference: `visits/${visit.id}` };
  }

  /** A visit that was called off is planned anew by the next round. */
  @OnEvent('cn.yige.task.cancelled.v1')
  async cancelled(event: CloudEvent): Promise<void> {
    const { taskId } = taskDataSchema.parse(event.data);
    const [kind, personId] = (await this.tasks.keyOf(taskId))?.split(':') ?? [];
    if (kind !== 'visit' || personId === undefined) return;
    await this.database.execute(
      'UPDATE elders SET planned_for = NULL, plan_round = plan_round + 1 WHERE person_id = ?',
      [personId],
    );
  }

  /** What was said of living alone stands in the register, and with it the tier, which is answered; high risk stays so. */
  private async learn(elder: ElderEntity, { livingAlone }: VisitResult, local: LocalCycles): Promise<Tier> {
    const { personId } = elder;
    const known = tierSchema.parse(elder.tier);
    if (livingAlone === undefined) return known;
    const alone = livingAlone === 'yes';
    const ability = abilityLevelSchema.nullable().parse(elder.ability);
    const next = known === 'high' ? known : tierOf({ livingAlone: alone, ability }, this.clock.today(), local);
    await this.database.execute(
      'UPDATE elders SET living_alone = ?, living_alone_told = ?, tier = ? WHERE person_id = ?',
      [alone, alone, next, personId],
    );
    return next;
  }

  /** An attempt at which nobody was met does not count as a visit: another one is due a few days later. */
  private async moveOn(
    { personId }: ElderEntity,
    tier: Tier,
    { personMet }: VisitResult,
    day: string,
    local: LocalCycles,
  ): Promise<void> {
    if (personMet === 'notMet') {
      await this.database.execute('UPDATE elders SET next_visit_due = ? WHERE person_id = ?', [
        retryDue(day, local),
        personId,
      ]);
      return;
    }
    const next = nextVisitDue(tier, day, local);
    const { affectedRows } = await this.database.execute(
      'UPDATE elders SET last_visit_on = ?, next_visit_due = ? WHERE person_id = ? AND (last_visit_on IS NULL OR last_visit_on <= ?)',
      [day, next, personId, day],
    );
    if (affectedRows === 0) return;
    await this.dueVisits.metOn(personId, day);
    await this.dueVisits.add([{ personId, dueOn: next }]);
  }
}
