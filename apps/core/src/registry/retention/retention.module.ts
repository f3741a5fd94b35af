import { Module } from '@nestjs/common';
import { Departures } from './departures.js';
import { Erasure } from './erasure.js';
import { HomesOfErased } from './homes-of-erased.js';
import { LegalHolds } from './legal-holds.js';
import { RetentionController } from './retention.controller.js';
import { RetentionJob } from './retention-job.js';
import { RetentionOverview } from './retention-overview.js';
import { RetentionSettings } from './retention-settings.js';
import { SealedRecords } from './sealed-records.js';
import { SealedRows } from './sealed-rows.js';
import { WorkOfErased } from './work-of-erased.js';

@Module({
  controllers: [RetentionController],
  providers: [
    Departures,
    SealedRows,
    SealedRecords,
    LegalHolds,
    RetentionSettings,
    RetentionOverview,
    Erasure,
    HomesOfErased,
    WorkOfErased,
    RetentionJob,
  ],
})
export class RetentionModule {}
