import { Controller, StreamableFile } from '@nestjs/common';
import { corePermissions, type Plugin, type RouteInput, type RouteOutput, routes } from '@yige/contracts';
import { type Caller, CurrentCaller } from '../access/caller.js';
import { Implement, Input } from '../http/implement.js';
import { pageOf } from '../http/page.js';
import { Credentials } from './credentials.js';
import { DataExport } from './data-export.js';
import { PluginHistory } from './plugin-history.js';
import { PluginPause } from './plugin-pause.js';
import { PluginReach } from './plugin-reach.js';
import { PluginVersions } from './plugin-versions.js';
import { PluginView } from './plugin-view.js';
import { Removal } from './removal.js';

@Controller()
export class PluginsController {
  constructor(
    private readonly view: PluginView,
    private readonly versions: PluginVersions,
    private readonly pauses: PluginPause,
    private readonly reach: PluginReach,
    private readonly credentials: Credentials,
    private readonly removal: Removal,
    private readonly data: DataExport,
    private readonly deeds: PluginHistory,
  ) {}

  @Implement(routes.plugins.list)
  async list(
    @CurrentCaller() caller: Caller,
    @Input() { query }: RouteInput<typeof routes.plugins.list>,
  ): Promise<RouteOutput<typeof routes.plugins.list>> {
    const { cursor, limit } = query;
    return pageOf(await this.view.list(caller, cursor, limit), limit, ({ id }) => id);
  }

  @Implement(routes.plugins.get)
  get(@CurrentCaller() caller: Caller, @Input() { params }: RouteInput<typeof routes.plugins.get>): Promise<Plugin> {
    return this.view.seenBy(caller, params.id);
  }

  @Implement(routes.plugins.history)
  async history(
    @CurrentCaller() caller: Caller,
    @Input() { params, query }: RouteInput<typeof routes.plugins.history>,
  ): Promise<RouteOutput<typeof routes.plugins.history>> {
    await this.reach.mustReach(caller, corePermissions.pluginRead, params.id);
    return this.deeds.page(params.id, query.limit, query.cursor);
  }

  @Implement(routes.plugins.update)
  async update(
    @CurrentCaller() caller: Caller,
    @Input() { params, body }: RouteInput<typeof routes.plugins.update>,
  ): Promise<Plugin> {
    await this.versions.enable(caller, params.id, body.enabledVersion, body.everywhere);
    return this.view.seenBy(caller, params.id);
  }

  @Implement(routes.plugins.place)
  async place(
    @CurrentCaller() caller: Caller,
    @Input() { params, body }: RouteInput<typeof routes.plugins.place>,
  ): Promise<Plugin> {
    await this.versions.place(caller, params.id, body.units);
    return this.view.seenBy(caller, params.id);
  }

  @Implement(routes.plugins.pause)
  async pause(
    @CurrentCaller() caller: Caller,
    @Input() { params, body }: RouteInput<typeof routes.plugins.pause>,
  ): Promise<Plugin> {
    await this.pauses.begin(caller, params.id, body.reason);
    return this.view.seenBy(caller, params.id);
  }

  @Implement(routes.plugins.resume)
  async resume(
    @CurrentCaller() caller: Caller,
    @Input() { params }: RouteInput<typeof routes.plugins.resume>,
  ): Promise<Plugin> {
    await this.pauses.end(caller, params.id);
    return this.view.seenBy(caller, params.id);
  }

  @Implement(routes.plugins.credentials)
  makeCredentials(
    @CurrentCaller() caller: Caller,
    @Input() { params }: RouteInput<typeof routes.plugins.credentials>,
  ): Promise<RouteOutput<typeof routes.plugins.credentials>> {
    return this.credentials.make(caller, params.id);
  }

  @Implement(routes.plugins.removeVersion)
  removeVersion(
    @CurrentCaller() caller: Caller,
    @Input() { params }: RouteInput<typeof routes.plugins.removeVersion>,
  ): Promise<void> {
    return this.removal.removeVersion(caller, params.id, params.version);
  }

  @Implement(routes.plugins.remove)
  remove(
    @CurrentCaller() caller: Caller,
    @Input() { params }: RouteInput<typeof routes.plugins.remove>,
  ): Promise<void> {
    return this.removal.remove(caller, params.id);
  }

  @Implement(routes.plugins.exportData)
  async exportData(
    @CurrentCaller() caller: Caller,
    @Input() { params, body }: RouteInput<typeof routes.plugins.exportData>,
  ): Promise<StreamableFile> {
    return new StreamableFile(await this.data.begin(caller, params.id, body.reason), {
      type: 'application/octet-stream',
      disposition: `attachment; filename="${params.id}.ndjson"`,
    });
  }
}
