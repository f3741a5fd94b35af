import { Injectable } from '@nestjs/common';
import { type Caller, Clock, Database, innermostOf, oneOf, Settings } from '@yige/plugin-sdk/server';
import type { NewStepKind, StepBody, StepKind } from '../../contract/steps.js';
import { plugin } from '../../plugin.js';
import { obstacleOf } from '../../rules/dispute-steps.js';
import { keptDispute } from './dispute-access.js';
import { DisputeEntity, PartyEntity, StepEntity } from './entities.js';
import { stepRow } from './rows.js';
import { standingOf } from './standing.js';
import { effectOf } from './step-effects.js';
import { dayImpossible, disputeChanged, partyUnknown, stepNotPossible } from './step-problems.js';

/** Each comes after the one before it. */
const IN_COURSE: readonly StepKind[] = [
  ...(['report', 'accept', 'refuse', 'session', 'extend'] as const),
  ...(['agree', 'fail', 'withdraw', 'visit', 'close'] as const),
];
/** What goes on beside the course, and is often heard of later, comes after these alone. */
const stepsBefore: Partial<Record<NewStepKind, readonly StepKind[]>> = {
  askConfirmation: ['agree'],
  decideConfirmation: ['askConfirmation'],
};

/** What a mediator does with a dispute: the change and its record are one unit of work. */
@Injectable()
export class TakeStep {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly settings: Settings,
  ) {}

  /**
   * Throws 404 for a dispute of another committee, 409 where somebody changed it in between or the step is not possible
   * (any more), 422 for a day on which it cannot have been. Of two at once one is refused.
   */
  async take(caller: Caller, id: string, body: StepBody): Promise<void> {
    const local = await this.settings.of(plugin, innermostOf(await keptDispute(this.database, caller, id)));
    await this.database.transaction(async () => {
      const dispute = await keptDispute(this.database, caller, id);
      const { step, on, version } = body;
      if (dispute.version !== version) throw disputeChanged();
      const obstacle = obstacleOf(step, on, standingOf(dispute));
      if (obstacle !== null) throw stepNotPossible(obstacle);
      await this.checkDays(body, dispute);
      if (step.kind === 'session') await this.checkPresent(id, step.present);
      const accepted = step.kind === 'accept' ? { mediatorId: caller.accountId, mediatorName: caller.name } : {};
      const { affected } = await this.database
        .repository(DisputeEntity)
        .update({ id, version }, { ...effectOf(step, on, dispute, local), ...accepted, version: version + 1 });
      if (affected !== 1) throw disputeChanged();
      const row = stepRow(id, step, { on, recordedAt: this.clock.now(), by: caller });
      await this.database.repository(StepEntity).insert(row);
    });
  }

  /** Nothing has happened before what came before it, nor after today; what is to come lies behind it. */
  private async checkDays({ on, step }: StepBody, { id }: DisputeEntity): Promise<void> {
    const { sql, parameters } = oneOf('kind', stepsBefore[step.kind] ?? IN_COURSE);
    const last = await this.database.queryOne(
      `SELECT MAX(taken_on) AS last_on FROM dispute_steps WHERE dispute_id = ? AND ${sql}`,
      [id, ...parameters],
      (row) => row.textOrNull('last_on'),
    );
    if (on > this.clock.today() || (last !== null && on < last)) throw dayImpossible('on');
    if (step.kind === 'agree' && step.performBy !== undefined && step.performBy < on) {
      throw dayImpossible('step/performBy');
    }
    if (step.kind === 'visit' && step.againOn !== undefined && step.againOn <= on) throw dayImpossible('step/againOn');
  }

  private async checkPresent(disputeId: string, present: readonly string[]): Promise<void> {
    const parties = await this.database.repository(PartyEntity).findBy({ disputeId });
    const known = new Set(parties.map(({ id }) => id));
    if (present.some((id) => !known.has(id))) throw partyUnknown();
  }
}
