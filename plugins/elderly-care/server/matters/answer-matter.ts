import { Injectable } from '@nestjs/common';
import { type Caller, Clock, Database, Matters, ProblemError } from '@yige/plugin-sdk/server';
import type { MatterAnswer } from '../../matters-contract.js';
import { MatterBook } from './matter-book.js';
import { MattersInHand } from './matters-in-hand.js';
import { matterSettled, matterTakenBack } from './problems.js';

/** Tells the unit that routed a matter what the bureau did, or that it is not the bureau's. */
@Injectable()
export class AnswerMatter {
  constructor(
    private readonly book: MatterBook,
    private readonly inHand: MattersInHand,
    private readonly matters: Matters,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * The platform takes each step once, so it is asked first: whoever comes second is told that it was settled. Throws 404 for a
   * matter beyond the caller's units, and 409 for one that was settled or taken back.
   */
  async answer(caller: Caller, id: string, { kind, note }: MatterAnswer): Promise<void> {
    const { state } = await this.book.find(caller, id);
    if (state !== 'open') throw matterSettled();
    try {
      if (kind === 'feedBack') await this.matters.feedBack(id, note);
      else await this.matters.sendBack(id, note);
    } catch (error) {
      if (!(error instanceof ProblemError) || (error.status !== 404 && error.status !== 409)) throw error;
      await this.inHand.follow(id);
      throw error.status === 404 ? matterTakenBack() : matterSettled();
    }
    await this.database.execute(
      'UPDATE matters SET state = ?, settled_at = ?, settled_by = ?, settled_by_name = ?, answer = ? WHERE id = ?',
      [kind === 'feedBack' ? 'answered' : 'sentBack', this.clock.now(), caller.accountId, caller.name, note, id],
    );
  }
}
