import { Global, Module } from '@nestjs/common';
import { PortalController } from '../portal/portal.controller.js';
import { PortalPlugins } from '../portal/portal-plugins.js';
import { LaunchedPlugins } from './launched-plugins.js';
import { PluginDirectory } from './plugin-directory.js';
import { PluginHealth } from './plugin-health.js';
import { PluginsController } from './plugins.controller.js';
import { PluginRegistration } from './registration.js';
import { PluginAsks } from './trust/plugin-asks.js';
import { PluginTrustController } from './trust/plugin-trust.controller.js';
import { TrustRefresh } from './trust/trust-refresh.js';
import { TrustedKeys } from './trust/trusted-keys.js';
import { VisiblePlugins } from './visible-plugins.js';
import { WebAssets } from './web-assets.js';

@Global()
@Module({
  controllers: [PluginsController, PluginTrustController, PortalController],
  providers: [
    PluginDirectory,
    PluginRegistration,
    PluginHealth,
    LaunchedPlugins,
    WebAssets,
    TrustedKeys,
    TrustRefresh,
    PluginAsks,
    { provide: PortalPlugins, useClass: VisiblePlugins },
  ],
  exports: [PluginDirectory, PluginHealth, WebAssets, PluginAsks, TrustedKeys],
})
export class PluginsModule {}
