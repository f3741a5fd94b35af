import { Controller } from '@nestjs/common';
import { corePermissions, type RouteInput, type RouteOutput, routes, type TrustedKey } from '@yige/contracts';
import { actorOf, type Caller, CurrentCaller } from '../../access/caller.js';
import { Implement, Input } from '../../http/implement.js';
import { PluginChanges } from '../plugin-changes.js';
import { PluginReach } from '../plugin-reach.js';
import { PluginAsks } from './plugin-asks.js';
import { TrustedKeys } from './trusted-keys.js';

@Controller()
export class PluginTrustController {
  constructor(
    private readonly trusted: TrustedKeys,
    private readonly asks: PluginAsks,
    private readonly reach: PluginReach,
    private readonly changes: PluginChanges,
  ) {}

  @Implement(routes.pluginTrust.keys)
  async keys(@CurrentCaller() caller: Caller): Promise<RouteOutput<typeof routes.pluginTrust.keys>> {
    const keys = await this.trusted.list();
    const own = this.reach.within(caller, corePermissions.pluginRead);
    return { items: own === null ? keys : keys.flatMap((key) => ofPlugins(key, own)) };
  }

  @Implement(routes.pluginTrust.trust)
  trust(
    @CurrentCaller() caller: Caller,
    @Input() { body }: RouteInput<typeof routes.pluginTrust.trust>,
  ): Promise<TrustedKey> {
    return this.trusted.trust(actorOf(caller), body);
  }

  @Implement(routes.pluginTrust.revoke)
  async revoke(
    @CurrentCaller() caller: Caller,
    @Input() { params, body }: RouteInput<typeof routes.pluginTrust.revoke>,
  ): Promise<TrustedKey> {
    const { keyId } = params;
    await this.changes.make(async () => {
      await this.trusted.revoke(actorOf(caller), keyId, body.kind, body.reason);
      return { everybody: true };
    });
    await this.trusted.reload();
    return this.trusted.describe(keyId);
  }

  @Implement(routes.pluginTrust.permissions)
  async permissions(
    @CurrentCaller() caller: Caller,
    @Input() { params }: RouteInput<typeof routes.pluginTrust.permissions>,
  ): Promise<RouteOutput<typeof routes.pluginTrust.permissions>> {
    await this.reach.mustReach(caller, corePermissions.pluginRead, params.id);
    return { items: await this.asks.list(params.id) };
  }

  @Implement(routes.pluginTrust.decide)
  async decide(
    @CurrentCaller() caller: Caller,
    @Input() { params, body }: RouteInput<typeof routes.pluginTrust.decide>,
  ): Promise<RouteOutput<typeof routes.pluginTrust.decide>> {
    await this.changes.make(async () => {
      await this.asks.decide(actorOf(caller), params.id, body);
      return { everybody: true };
    });
    await this.asks.reload();
    return { items: await this.asks.list(params.id) };
  }
}

/** A key as far as it has to do with these plugins; nothing of one that may sign none of them. */
function ofPlugins(key: TrustedKey, own: ReadonlySet<string>): TrustedKey[] {
  const plugins = key.plugins.filter((id) => own.has(id));
  if (key.plugins.length > 0 && plugins.length === 0) return [];
  return [{ ...key, plugins, signed: key.signed.filter(({ pluginId }) => own.has(pluginId)) }];
}
