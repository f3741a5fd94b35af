import { Injectable } from '@nestjs/common';
import type { MatterAct, MatterAction } from '@yige/contracts';
import type { Caller } from '../../access/caller.js';
import { Handlers } from '../handlers.js';
import type { Standing } from '../matter-access.js';
import { matterProblems } from '../problems.js';
import { reopeningsAllowed } from '../rules/clocks.js';
import type { Move, Mover } from './move.js';
import { afterVerdict } from './unit-moves.js';
import { Verification } from './verification.js';

type VerdictAction = Extract<MatterAction, 'verify' | 'reject' | 'confirm' | 'reopen' | 'withdraw'>;

/** What is said of a matter by whoever verifies it, and by its reporter. */
@Injectable()
export class VerdictMoves {
  readonly movers: Record<VerdictAction, Mover> = {
    verify: (standing, _act, caller) => this.verify(standing, caller),
    reject: (standing, _act, caller) => this.reject(standing, caller),
    confirm: (_standing, act) => this.confirm(act),
    reopen: (standing) => this.reopen(standing),
    withdraw: () => ({ step: { stage: 'closed', outcome: 'withdrawn' } }),
  };

  constructor(
    private readonly verification: Verification,
    private readonly handlers: Handlers,
  ) {}

  private async verify(standing: Standing, caller: Caller): Promise<Move> {
    await this.expectImpartial(standing, caller);
    return { step: { stage: afterVerdict(standing.matter), outcome: 'handled' } };
  }

  /** Back to whoever handled it, or to the unit where nobody of them is there any more. */
  private async reject(standing: Standing, caller: Caller): Promise<Move> {
    await this.expectImpartial(standing, caller);
    const { handler } = standing.matter;
    if (handler !== null && (await this.handlers.isThere(handler))) {
      return { step: { stage: 'handle' }, target: handler.name };
    }
    return { step: { stage: 'dispatch', handler: null } };
  }

  private confirm({ grade, note }: MatterAct): Move {
    if (grade === undefined) throw matterProblems['matter.fieldInvalid']();
    return { step: { stage: 'closed', evaluation: { grade, comment: note ?? null } } };
  }

  private reopen({ matter }: Standing): Move {
    const { reopenings } = matter.summary;
    if (reopenings >= reopeningsAllowed(matter.reportedOn)) throw matterProblems['matter.reopenedTooOften']();
    return { step: { stage: 'dispatch', handler: null, outcome: null, reopenings: reopenings + 1 } };
  }

  private async expectImpartial(standing: Standing, caller: Caller): Promise<void> {
    const refusal = await this.verification.refusal(caller, standing);
    if (refusal !== null) throw matterProblems[refusal]();
  }
}
