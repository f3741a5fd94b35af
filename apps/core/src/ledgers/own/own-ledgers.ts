import { Injectable } from '@nestjs/common';
import type { OwnLedger } from '../ledger-source.js';
import { DiaryLedger } from './diary-ledger.js';
import { MatterLedger } from './matter-ledger.js';
import { TaskLedger } from './task-ledger.js';

/** What core keeps ledgers of itself. */
@Injectable()
export class OwnLedgers {
  readonly all: readonly OwnLedger[];

  constructor(diary: DiaryLedger, matters: MatterLedger, tasks: TaskLedger) {
    this.all = [diary, matters, tasks];
  }
}
