import { Global, Module } from '@nestjs/common';
import { PortalController } from '../portal/portal.controller.js';
import { PortalPlugins } from '../portal/portal-plugins.js';
import { LaunchedPlugins } from './launched-plugins.js';
import { PluginDirectory } from './plugin-directory.js';
import { PluginHealth } from './plugin-health.js';
import { PluginsController } from './plugins.controller.js';
import { PluginRegistration } from './registration.js';
import { VisiblePlugins } from './visible-plugins.js';
import { WebAssets } from './web-assets.js';

@Global()
@Module({
  controllers: [PluginsController, PortalController],
  providers: [
    PluginDirectory,
    PluginRegistration,
    PluginHealth,
    LaunchedPlugins,
    WebAssets,
    { provide: PortalPlugins, useClass: VisiblePlugins },
  ],
  exports: [PluginDirectory, PluginHealth, WebAssets, PortalPlugins],
})
export class PluginsModule {}
