import { Global, Module } from '@nestjs/common';
import { PolicyReportsController } from '../policy/policy-reports.controller.js';
import { Breakers } from './breakers.js';
import { CallLimits } from './call-limits.js';
import { Incidents } from './incidents.js';
import { PageLoads } from './page-loads.js';
import { RefusedPlugins } from './refused-plugins.js';
import { TrafficController } from './traffic.controller.js';
import { TrafficCounts } from './traffic-counts.js';
import { TrafficFigures } from './traffic-figures.js';
import { TrafficFlush } from './traffic-flush.js';

@Global()
@Module({
  controllers: [TrafficController, PolicyReportsController],
  providers: [Incidents, TrafficCounts, TrafficFigures, TrafficFlush, CallLimits, Breakers, PageLoads, RefusedPlugins],
  exports: [Incidents, TrafficCounts, TrafficFigures, TrafficFlush, CallLimits, Breakers, RefusedPlugins],
})
export class TrafficModule {}
