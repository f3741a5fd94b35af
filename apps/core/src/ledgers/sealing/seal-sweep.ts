import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Worker } from '@yige/database';
import { Log } from '../../logging/log.js';
import { Clock } from '../../time/clock.js';
import { SealDrafts } from './seal-drafts.js';

/** How often drafts are looked through, in milliseconds. */
const EVERY = 3_600_000;
/** No sealing takes that long, in milliseconds. */
export const DRAFT_KEPT_FOR = 86_400_000;

/** Removes what sealings left behind that broke off with their core. */
@Injectable()
export class SealSweep implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly worker: Worker;
  private sweptAt = 0;

  constructor(
    private readonly drafts: SealDrafts,
    private readonly clock: Clock,
    log: Log,
  ) {
    this.worker = new Worker('ledger-seal-sweep', () => this.round(), log.logger);
  }

  onApplicationBootstrap(): void {
    this.worker.start();
  }

  onModuleDestroy(): Promise<void> {
    return this.worker.stop();
  }

  async sweep(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - DRAFT_KEPT_FOR);
    for (const draft of await this.drafts.begunBefore(before)) await this.drafts.discard(draft);
  }

  private async round(): Promise<boolean> {
    const now = this.clock.now().getTime();
    if (now - this.sweptAt < EVERY) return false;
    this.sweptAt = now;
    await this.sweep();
    return false;
  }
}
