import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, DiscoveryModule } from '@nestjs/core';
import { AccessModule } from './access/access.module.js';
import { AccessGuard } from './access/access-guard.js';
import { AdmissionModule } from './admission/admission.module.js';
import { AuditModule } from './audit/audit.module.js';
import { Configuration } from './config/configuration.js';
import { DatabaseModule } from './database/database.module.js';
import { DemoModule } from './demo/demo.module.js';
import { DispatchModule } from './dispatch/dispatch.module.js';
import { ExportsModule } from './exports/exports.module.js';
import { FilesModule } from './files/files.module.js';
import { GatewayModule } from './gateway/gateway.module.js';
import { HealthModule } from './health/health.module.js';
import { BootCheck } from './http/boot-check.js';
import { ResponseCheck } from './http/response-check.js';
import { IdentityModule } from './identity/identity.module.js';
import { ImportsModule } from './imports/imports.module.js';
import { LedgersModule } from './ledgers/ledgers.module.js';
import { LiveModule } from './live/live.module.js';
import { Log } from './logging/log.js';
import { MapsModule } from './maps/maps.module.js';
import { MattersModule } from './matters/matters.module.js';
import { OauthModule } from './oauth/oauth.module.js';
import { OrgModule } from './org/org.module.js';
import { ReorganisationModule } from './org/reorganisation/reorganisation.module.js';
import { OutboxModule } from './outbox/outbox.module.js';
import { PluginsModule } from './plugins/plugins.module.js';
import { PluginSettingsModule } from './plugins/settings/plugin-settings.module.js';
import { RefusalFilter } from './plugins/traffic/refusal-filter.js';
import { TrafficModule } from './plugins/traffic/traffic.module.js';
import { RegistryModule } from './registry/registry.module.js';
import { RetentionModule } from './registry/retention/retention.module.js';
import { RightsModule } from './registry/rights/rights.module.js';
import { SearchModule } from './search/search.module.js';
import { SecretsModule } from './secrets/secrets.module.js';
import { ShellController } from './shell/shell.controller.js';
import { StaffModule } from './staff/staff.module.js';
import { TasksModule } from './tasks/tasks.module.js';
import { Clock } from './time/clock.js';
import { Pause } from './time/pause.js';
import { WorkingDayNotices } from './time/working-day-notices.js';
import { VisitsModule } from './visits/visits.module.js';

/** The platform: its features, and what every request passes. */
@Module({
  imports: [
    DiscoveryModule,
    SecretsModule,
    AccessModule,
    AuditModule,
    OrgModule,
    IdentityModule,
    RegistryModule,
    RightsModule,
    RetentionModule,
    FilesModule,
    HealthModule,
    PluginsModule,
    TrafficModule,
    PluginSettingsModule,
    OauthModule,
    OutboxModule,
    LiveModule,
    AdmissionModule,
    TasksModule,
    VisitsModule,
    DispatchModule,
    MapsModule,
    SearchModule,
    MattersModule,
    LedgersModule,
    ReorganisationModule,
    StaffModule,
    GatewayModule,
    ImportsModule,
    ExportsModule,
    DemoModule,
  ],
  controllers: [ShellController],
  providers: [
    BootCheck,
    { provide: APP_GUARD, useClass: AccessGuard },
    { provide: APP_FILTER, useClass: RefusalFilter },
    // An interceptor, even an idle one, wraps every answer in observables: in production there is none.
    ...(process.env.NODE_ENV === 'production' ? [] : [{ provide: APP_INTERCEPTOR, useClass: ResponseCheck }]),
  ],
})
class PlatformModule {}

export function platformWith(configuration: Configuration, log: Log): DynamicModule {
  return { module: PlatformModule, imports: [foundation(configuration, log)] };
}

/** What every feature builds on. */
@Module({})
class FoundationModule {}

function foundation(configuration: Configuration, log: Log): DynamicModule {
  return {
    module: FoundationModule,
    global: true,
    imports: [DatabaseModule],
    providers: [
      { provide: Configuration, useValue: configuration },
      { provide: Log, useValue: log },
      ...[Clock, Pause, WorkingDayNotices],
    ],
    exports: [Configuration, Log, Clock, Pause, WorkingDayNotices],
  };
}
