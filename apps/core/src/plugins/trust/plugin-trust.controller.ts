import { Controller } from '@nestjs/common';
import { type RouteInput, type RouteOutput, routes, type TrustedKey } from '@yige/contracts';
import { actorOf, type Caller, CurrentCaller } from '../../access/caller.js';
import { Implement, Input } from '../../http/implement.js';
import { PluginChanges } from '../plugin-changes.js';
import { PluginAsks } from './plugin-asks.js';
import { TrustedKeys } from './trusted-keys.js';

@Controller()
export class PluginTrustController {
  constructor(
    private readonly trusted: TrustedKeys,
    private readonly asks: PluginAsks,
    private readonly changes: PluginChanges,
  ) {}

  @Implement(routes.pluginTrust.keys)
  async keys(): Promise<RouteOutput<typeof routes.pluginTrust.keys>> {
    return { items: await this.trusted.list() };
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
    @Input() { params }: RouteInput<typeof routes.pluginTrust.permissions>,
  ): Promise<RouteOutput<typeof routes.pluginTrust.permissions>> {
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
