import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { backOff, Database, Worker } from '@yige/database';
import { LiveHints } from '../../live/live-hints.js';
import { Log } from '../../logging/log.js';
import { Clock } from '../../time/clock.js';
import { DISPATCH_SQL, type DispatchRow, readDispatch } from '../dispatch-rows.js';
import { RecallTasks } from './recall-tasks.js';
import { SendTasks } from './send-tasks.js';

/** Dispatches that a process looks at for one that no other one holds. */
const CANDIDATES = 10;

type Due = DispatchRow & { attempts: number };

/**
 * Does the work of dispatches chunk by chunk, each chunk one unit of work that holds the dispatch's row: of several
 * processes each takes another dispatch, stop and recall wait for a chunk at most, and whoever is killed in the middle
 * leaves the dispatch as it was before the chunk, for whoever comes next.
 */
@Injectable()
export class FanOutWorker implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly worker: Worker;

  constructor(
    private readonly database: Database,
    private readonly sending: SendTasks,
    private readonly recalling: RecallTasks,
    private readonly hints: LiveHints,
    private readonly clock: Clock,
    log: Log,
  ) {
    this.worker = new Worker('dispatches', () => this.round(), log.logger);
  }

  onApplicationBootstrap(): void {
    this.worker.start();
  }

  onModuleDestroy(): Promise<void> {
    return this.worker.stop();
  }

  nudge(): void {
    this.worker.nudge();
  }

  /** One chunk of one dispatch; answers whether there was one. */
  private async round(): Promise<boolean> {
    const claim: { dispatch: Due | null } = { dispatch: null };
    try {
      await this.database.transaction(async () => {
        claim.dispatch = await this.claim();
        if (claim.dispatch !== null) await this.work(claim.dispatch);
      });
    } catch (error) {
      if (claim.dispatch !== null) await this.postpone(claim.dispatch);
      throw error;
    }
    return claim.dispatch !== null;
  }

  /** The first that is due and that no other process holds. Only that one is locked: a sort would lock all of them. */
  private async claim(): Promise<Due | null> {
    const due = await this.database.query(
      `SELECT id FROM dispatches WHERE status IN ('sending', 'stopping', 'recalling') AND next_at <= ?
       ORDER BY next_at, id LIMIT ${CANDIDATES}`,
      [this.clock.now()],
      (row) => row.text('id'),
    );
    for (const id of due) {
      const dispatch = await this.lock(id);
      if (dispatch !== null) return dispatch;
    }
    return null;
  }

  /** Null where another process holds it, or has brought it to rest meanwhile. */
  private lock(id: string): Promise<Due | null> {
    return this.database.queryOne(
      `${DISPATCH_SQL}, d.attempts FROM dispatches d
       WHERE d.id = ? AND d.status IN ('sending', 'stopping', 'recalling')
       ${this.database.dialect === 'mysql' ? 'FOR UPDATE SKIP LOCKED' : ''}`,
      [id],
      (row) => ({ ...readDispatch(row), attempts: row.integer('attempts') }),
    );
  }

  private async work(dispatch: DispatchRow): Promise<void> {
    if (dispatch.status === 'sending') await this.sending.next(dispatch);
    else if (dispatch.status === 'stopping') await this.recalling.stop(dispatch);
    else await this.recalling.next(dispatch);
    const accounts = [dispatch.createdBy.id];
    await this.hints.publish({ topic: 'dispatch', id: dispatch.id, audience: { accounts } });
    // Behind the others that are due: a large dispatch lets a small one pass.
    await this.database.execute('UPDATE dispatches SET next_at = ?, attempts = 0 WHERE id = ?', [
      this.clock.now(),
      dispatch.id,
    ]);
  }

  private async postpone({ id, attempts }: Due): Promise<void> {
    await this.database.execute('UPDATE dispatches SET next_at = ?, attempts = ? WHERE id = ?', [
      new Date(this.clock.now().getTime() + backOff(attempts)),
      attempts + 1,
      id,
    ]);
  }
}
