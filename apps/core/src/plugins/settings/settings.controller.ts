import { Controller } from '@nestjs/common';
import { corePermissions, type RouteInput, type RouteOutput, requestProblems, routes } from '@yige/contracts';
import { actorOf, type Caller, CurrentCaller } from '../../access/caller.js';
import { Implement, Input } from '../../http/implement.js';
import { PluginReach } from '../plugin-reach.js';
import { PluginSettingsReader } from './plugin-settings.js';
import { SettingChanges } from './setting-changes.js';
import { SettingHistory } from './setting-history.js';

type Routes = typeof routes.pluginSettings;

@Controller()
export class PluginSettingsController {
  constructor(
    private readonly settings: PluginSettingsReader,
    private readonly reach: PluginReach,
    private readonly changes: SettingChanges,
    private readonly log: SettingHistory,
  ) {}

  @Implement(routes.pluginSettings.get)
  async get(
    @CurrentCaller() caller: Caller,
    @Input() { params, query }: RouteInput<Routes['get']>,
  ): Promise<RouteOutput<Routes['get']>> {
    await this.reach.mustReach(caller, corePermissions.pluginRead, params.id);
    return this.settings.show(params.id, this.settings.unitFor(caller, corePermissions.pluginRead, query.unit));
  }

  @Implement(routes.pluginSettings.change)
  async change(
    @CurrentCaller() caller: Caller,
    @Input() { params, body }: RouteInput<Routes['change']>,
  ): Promise<RouteOutput<Routes['change']>> {
    const unit = this.settings.unitFor(caller, corePermissions.pluginConfigure, body.unitId);
    const { revision, values } = body;
    const fields = this.settings.fieldsOf(params.id);
    await this.changes.apply({ pluginId: params.id, unit, revision, values, fields, actor: actorOf(caller) });
    return this.settings.show(params.id, unit);
  }

  @Implement(routes.pluginSettings.history)
  async history(
    @CurrentCaller() caller: Caller,
    @Input() { params, query }: RouteInput<Routes['history']>,
  ): Promise<RouteOutput<Routes['history']>> {
    await this.reach.mustReach(caller, corePermissions.pluginRead, params.id);
    this.settings.fieldsOf(params.id);
    return this.log.list(caller, params.id, query);
  }

  /** A user’s token beside the plugin’s makes it the user’s request: no person is answered a secret. */
  @Implement(routes.pluginSettings.own)
  async own(
    @CurrentCaller() caller: Caller,
    @Input() { query }: RouteInput<Routes['own']>,
  ): Promise<RouteOutput<Routes['own']>> {
    if (caller.kind !== 'plugin' || caller.onBehalfOf !== null) throw requestProblems['request.forbidden']();
    return this.settings.openFor(caller.pluginId, await this.settings.unitOrSuccessor(query.unit));
  }
}
