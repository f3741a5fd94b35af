import { Module } from '@nestjs/common';
import { Approvals } from './approvals.js';
import { Application } from './execution/application.js';
import { BackFill } from './execution/back-fill.js';
import { ExecutionLease } from './execution/lease.js';
import { ReorganisationWorker } from './execution/reorganisation-worker.js';
import { Lineage } from './lineage.js';
import { Opening } from './opening.js';
import { Proposals } from './proposals.js';
import { ReorganisationsController } from './reorganisations.controller.js';
import { Reorganisations } from './reorganisations.js';

@Module({
  controllers: [ReorganisationsController],
  providers: [
    Reorganisations,
    Proposals,
    Approvals,
    Lineage,
    Opening,
    ReorganisationWorker,
    Application,
    BackFill,
    ExecutionLease,
  ],
  exports: [Lineage, Opening],
})
export class ReorganisationModule {}
