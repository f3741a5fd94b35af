import { Injectable } from '@nestjs/common';
import type { MatterAct, MatterAction } from '@yige/contracts';
import { Database } from '@yige/database';
import { accountOf, type Caller } from '../../access/caller.js';
import type { Standing } from '../matter-access.js';
import { MatterSteps } from '../matter-steps.js';
import type { Move, Mover } from './move.js';
import { UnitMoves } from './unit-moves.js';

type HandlerAction = Extract<MatterAction, 'start' | 'feedBack' | 'sendBack' | 'transfer'>;

/** What whoever was given a matter does with it. */
@Injectable()
export class HandlerMoves {
  readonly movers: Record<HandlerAction, Mover> = {
    start: (standing, _act, caller) => this.start(standing, caller),
    feedBack: (standing, _act, caller) => this.feedBack(standing, caller),
    sendBack: () => ({ step: { stage: 'dispatch', handler: null } }),
    transfer: ({ matter }, act) => this.transfer(matter, act),
  };

  constructor(
    private readonly database: Database,
    private readonly units: UnitMoves,
    private readonly steps: MatterSteps,
  ) {}

  /** From now on it is that person’s, or that of whoever they stand in for. */
  private async start(standing: Standing, caller: Caller): Promise<Move> {
    await this.remember(standing, caller);
    const account = accountOf(caller);
    if (account === null) return { step: { stage: 'feedBack' } };
    const id = standing.standsInFor ?? account.id;
    const name = standing.standsInFor === null ? account.name : await this.nameOf(id);
    return { step: { stage: 'feedBack', worker: { id, name } } };
  }

  private async feedBack(standing: Standing, caller: Caller): Promise<Move> {
    await this.remember(standing, caller);
    return { step: { stage: 'verify' } };
  }

  private async transfer(matter: Standing['matter'], act: MatterAct): Promise<Move> {
    const handler = await this.units.handlerOf(matter, act);
    return { step: { stage: 'handle', handler }, target: handler.name };
  }

  private async remember({ matter, standsInFor }: Standing, caller: Caller): Promise<void> {
    const account = accountOf(caller);
    if (account === null) return;
    await this.steps.rememberHandlers(matter.id, [account.id, ...(standsInFor === null ? [] : [standsInFor])]);
  }

  async nameOf(accountId: string): Promise<string> {
    const name = await this.database.queryOne('SELECT display_name FROM accounts WHERE id = ?', [accountId], (row) =>
      row.text('display_name'),
    );
    return name ?? '';
  }
}
