import { Injectable } from '@nestjs/common';
import type { ReorganisationState } from '@yige/contracts';
import { Database } from '@yige/database';
import { accountOf, actorOf, type Caller } from '../../access/caller.js';
import { AuditTrail } from '../../audit/audit-trail.js';
import { Clock } from '../../time/clock.js';
import { assess } from './assess.js';
import { releaseUnits } from './execution/release-units.js';
import { ReorganisationWorker } from './execution/reorganisation-worker.js';
import { reorganisationProblems } from './problems.js';
import { impossible } from './proposals.js';
import type { StoredReorganisation } from './reorganisation-rows.js';
import { Reorganisations } from './reorganisations.js';

/** What a proposal becomes by somebody's word. */
type Decision = Extract<ReorganisationState, 'approved' | 'rejected' | 'withdrawn'>;

/** What becomes of a proposal before its day. Each move is one unit of work, on the row as it then is. */
@Injectable()
export class Approvals {
  constructor(
    private readonly database: Database,
    private readonly reorganisations: Reorganisations,
    private readonly worker: ReorganisationWorker,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** Looks at the consequences anew: what has become impossible since it was proposed is refused, and stays proposed. */
  async approve(caller: Caller, id: string, note: string | null): Promise<void> {
    await this.database.transaction(async () => {
      const found = await this.inState(caller, id, ['proposed']);
      await this.reorganisations.assertMayApprove(caller, found);
      if (found.effectiveOn < this.clock.today()) throw reorganisationProblems['reorganisation.dateMissed']();
      const assessment = await assess(this.database, found, () => true, id);
      if ('refusals' in assessment) throw impossible(assessment.refusals);
      if (assessment.undecided.length > 0) {
        throw reorganisationProblems['reorganisation.undecided']({ errors: assessment.undecided });
      }
      await this.database.execute('UPDATE org_reorganisations SET preview = ? WHERE id = ?', [
        JSON.stringify(assessment.preview),
        id,
      ]);
      await this.decide(caller, id, 'approved', note);
      this.database.afterCommit(() => this.worker.nudge());
    });
  }

  async reject(caller: Caller, id: string, note: string): Promise<void> {
    await this.database.transaction(async () => {
      const found = await this.inState(caller, id, ['proposed']);
      await this.reorganisations.assertMayApprove(caller, found);
      await this.decide(caller, id, 'rejected', note);
      await releaseUnits(this.database, id);
    });
  }

  async withdraw(caller: Caller, id: string, note: string | null): Promise<void> {
    await this.database.transaction(async () => {
      const found = await this.inState(caller, id, ['proposed', 'approved']);
      await this.reorganisations.assertMayWithdraw(caller, found);
      await this.decide(caller, id, 'withdrawn', note);
      await releaseUnits(this.database, id);
    });
  }

  private async inState(caller: Caller, id: string, states: ReorganisationState[]): Promise<StoredReorganisation> {
    const found = await this.reorganisations.find(caller, id);
    if (!states.includes(found.state)) throw reorganisationProblems['reorganisation.stateChanged']();
    return found;
  }

  private async decide(caller: Caller, id: string, state: Decision, note: string | null): Promise<void> {
    const account = accountOf(caller);
    await this.database.execute(
      `UPDATE org_reorganisations SET state = ?, decided_by = ?, decided_by_name = ?, decided_at = ?, decision_note = ?
       WHERE id = ?`,
      [state, account?.id ?? null, account?.name ?? null, this.clock.now(), note, id],
    );
    await this.audit.record({
      actor: actorOf(caller),
      action: `reorganisation.${state}`,
      subject: { kind: 'reorganisation', id },
      ...(note === null ? {} : { reason: note }),
    });
  }
}
