import { Global, Module } from '@nestjs/common';
import { AuditController } from './audit.controller.js';
import { AuditAnchors } from './audit-anchors.js';
import { AuditExport } from './audit-export.js';
import { AuditMetrics } from './audit-metrics.js';
import { AuditRetention } from './audit-retention.js';
import { AuditSealer } from './audit-sealer.js';
import { AuditSearch } from './audit-search.js';
import { AuditTrail } from './audit-trail.js';

@Global()
@Module({
  controllers: [AuditController],
  providers: [AuditTrail, AuditSealer, AuditAnchors, AuditMetrics, AuditRetention, AuditSearch, AuditExport],
  exports: [AuditTrail, AuditSearch],
})
export class AuditModule {}
