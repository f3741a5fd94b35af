import { Injectable } from '@nestjs/common';
import type { MatterAct, MatterAction } from '@yige/contracts';
import { Database } from '@yige/database';
import type { Caller } from '../../access/caller.js';
import { MatterAccess, type Standing } from '../matter-access.js';
import { MatterActors } from '../matter-actors.js';
import { MatterSteps } from '../matter-steps.js';
import { matterProblems } from '../problems.js';
import { isPossibleIn, type Part, partFor } from '../stages.js';
import { expectFields } from './act-fields.js';
import { HandlerMoves } from './handler-moves.js';
import type { Mover } from './move.js';
import { UnitMoves } from './unit-moves.js';
import { VerdictMoves } from './verdict-moves.js';

/** Does one action with a matter: whoever comes second at one step finds that it has passed. */
@Injectable()
export class ActOnMatter {
  private readonly movers: Record<Part, Partial<Record<MatterAction, Mover>>>;

  constructor(
    private readonly database: Database,
    private readonly access: MatterAccess,
    private readonly steps: MatterSteps,
    private readonly actors: MatterActors,
    private readonly handlerMoves: HandlerMoves,
    unitMoves: UnitMoves,
    verdictMoves: VerdictMoves,
  ) {
    this.movers = {
      unit: unitMoves.movers,
      handler: handlerMoves.movers,
      verifier: verdictMoves.movers,
      reporter: verdictMoves.movers,
      withdrawer: verdictMoves.movers,
    };
  }

  async act(caller: Caller, id: string, action: MatterAction, act: MatterAct): Promise<void> {
    expectFields(action, act);
    await this.database.transaction(async () => {
      const standing = await this.access.lock(caller, id);
      const { matter } = standing;
      const part = partFor(action, matter.stage, standing.parts);
      const mover = part === null ? undefined : this.movers[part][action];
      if (part === null || mover === undefined) throw refusal(action, standing);
      if (act.version !== undefined && act.version !== matter.version) throw matterProblems['matter.changed']();
      const { step, target = null } = await mover(standing, act, caller);
      await this.steps.enter(matter, step, {
        actor: this.actors.of(caller),
        action,
        target,
        note: act.note ?? null,
        onBehalfOf: await this.onBehalfOf(part, standing),
      });
    });
  }

  private async onBehalfOf(part: Part, { standsInFor }: Standing): Promise<string | null> {
    return part === 'handler' && standsInFor !== null ? this.handlerMoves.nameOf(standsInFor) : null;
  }
}

function refusal(action: MatterAction, { matter, parts }: Standing) {
  // It is the reporter's to withdraw, and somebody was faster.
  const isLate = action === 'withdraw' && parts.has('reporter');
  const isTheirs = !isLate && isPossibleIn(action, matter.stage);
  return matterProblems[isTheirs ? 'matter.notYours' : 'matter.actionNotPossible']();
}
