import { Injectable } from '@nestjs/common';
import {
  Clock,
  type CloudEvent,
  coreEvents,
  Database,
  innermostOf,
  newId,
  OnEvent,
  Settings,
  TaskOutbox,
  Visits,
  visitEventDataSchema,
} from '@yige/plugin-sdk/server';
import { plugin } from '../../plugin.js';
import { ElderEntity } from '../register/entities.js';
import { AttemptEntity } from './entities.js';
import { retryDue } from './visit-plan.js';

/** Keeps that somebody stood at the door and met nobody, whoever's task it was for. */
@Injectable()
export class RecordAttempt {
  constructor(
    private readonly database: Database,
    private readonly tasks: TaskOutbox,
    private readonly visits: Visits,
    private readonly clock: Clock,
    private readonly settings: Settings,
  ) {}

  /** The task stays open: it is the plan of the next attempt, so none is made beside it. */
  @OnEvent(coreEvents.visitAttempted)
  async attempted({ data }: CloudEvent): Promise<void> {
    const { visitId, taskId } = visitEventDataSchema.parse(data);
    const [kind, personId] = (await this.tasks.keyOf(taskId))?.split(':') ?? [];
    if (kind !== 'visit' || personId === undefined) return;
    const elder = await this.database.repository(ElderEntity).findOneBy({ personId });
    if (elder === null) return;
    const { outcome, capturedAt, author } = await this.visits.get(visitId);
    const { districtId, streetId, communityId, gridId } = elder;
    const attempt = Object.assign(new AttemptEntity(), {
      ...{ id: newId(), taskId, visitId, personId, districtId, streetId, communityId, gridId },
      ...{ outcome, attemptedAt: new Date(capturedAt), attemptedBy: author.id, attemptedByName: author.name },
    });
    await this.database.repository(AttemptEntity).insert(attempt);
    const local = await this.settings.of(plugin, innermostOf(elder));
    const next = retryDue(this.clock.dayOf(attempt.attemptedAt), local);
    await this.database.execute('UPDATE elders SET next_visit_due = ?, planned_for = ? WHERE person_id = ?', [
      next,
      next,
      personId,
    ]);
  }
}
