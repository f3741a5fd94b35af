import { Global, Module } from '@nestjs/common';
import { PortalController } from '../portal/portal.controller.js';
import { PortalPlugins } from '../portal/portal-plugins.js';
import { Credentials } from './credentials.js';
import { DataExport } from './data-export.js';
import { DevelopmentPortal } from './development/development-portal.js';
import { DevelopmentsController } from './development/developments.controller.js';
import { Developments } from './development/developments.js';
import { LocalBuilds } from './development/local-builds.js';
import { Artefacts } from './installation/artefacts.js';
import { Drafts } from './installation/drafts.js';
import { IncomingFiles } from './installation/incoming-files.js';
import { InstallationStore } from './installation/installation-store.js';
import { InstallationWorker } from './installation/installation-worker.js';
import { InstallationsController } from './installation/installations.controller.js';
import { Installations } from './installation/installations.js';
import { Installer } from './installation/installer.js';
import { LaunchedPlugins } from './launched-plugins.js';
import { PluginChanges } from './plugin-changes.js';
import { PluginDirectory } from './plugin-directory.js';
import { PluginHealth } from './plugin-health.js';
import { PluginHistory } from './plugin-history.js';
import { PluginPause } from './plugin-pause.js';
import { PluginReach } from './plugin-reach.js';
import { PluginVersions } from './plugin-versions.js';
import { PluginView } from './plugin-view.js';
import { PluginsController } from './plugins.controller.js';
import { Removal } from './removal.js';
import { PluginAsks } from './trust/plugin-asks.js';
import { PluginTrustController } from './trust/plugin-trust.controller.js';
import { TrustRefresh } from './trust/trust-refresh.js';
import { TrustedKeys } from './trust/trusted-keys.js';
import { VisiblePlugins } from './visible-plugins.js';
import { WebAssets } from './web-assets.js';

@Global()
@Module({
  controllers: [
    ...[PluginsController, InstallationsController, PluginTrustController, DevelopmentsController],
    PortalController,
  ],
  providers: [
    ...[PluginDirectory, PluginChanges, PluginVersions, PluginView, PluginHealth, PluginHistory],
    ...[PluginReach, PluginPause],
    ...[Drafts, Artefacts, IncomingFiles, Installer, InstallationStore, InstallationWorker, Installations],
    ...[TrustedKeys, TrustRefresh, PluginAsks],
    ...[LaunchedPlugins, WebAssets, Credentials, Removal, DataExport],
    ...[DevelopmentPortal, LocalBuilds, Developments],
    { provide: PortalPlugins, useClass: VisiblePlugins },
  ],
  exports: [
    ...[PluginDirectory, PluginChanges, PluginHealth, WebAssets, PortalPlugins, PluginAsks, TrustedKeys],
    ...[PluginReach, Developments, LocalBuilds],
  ],
})
export class PluginsModule {}
