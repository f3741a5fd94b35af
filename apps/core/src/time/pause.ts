import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';

/** The one way to wait, so that tests need not. */
@Injectable()
export class Pause {
  /** In milliseconds. */
  async for(duration: number): Promise<void> {
    await sleep(duration);
  }
}
