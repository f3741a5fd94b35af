import { Module } from '@nestjs/common';
import { PluginSettingsModule } from '../../plugins/settings/plugin-settings.module.js';
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
  imports: [PluginSettingsModule],
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
