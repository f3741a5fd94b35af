import { Controller } from '@nestjs/common';
import { type RouteInput, type RouteOutput, routes } from '@yige/contracts';
import { actorOf, type Caller, CurrentCaller } from '../access/caller.js';
import { Implement, Input } from '../http/implement.js';
import { ServiceAccounts } from './service-accounts.js';
import { SigningKeys } from './signing-keys.js';

/** Service accounts of integrators and the keys of tokens, for the security administrator. */
@Controller()
export class OauthSecurityController {
  constructor(
    private readonly services: ServiceAccounts,
    private readonly keys: SigningKeys,
  ) {}

  @Implement(routes.serviceAccounts.list)
  list(
    @Input() { query }: RouteInput<typeof routes.serviceAccounts.list>,
  ): Promise<RouteOutput<typeof routes.serviceAccounts.list>> {
    return this.services.list(query.cursor, query.limit);
  }

  @Implement(routes.serviceAccounts.create)
  create(
    @CurrentCaller() caller: Caller,
    @Input() { body }: RouteInput<typeof routes.serviceAccounts.create>,
  ): Promise<RouteOutput<typeof routes.serviceAccounts.create>> {
    return this.services.create(caller, body);
  }

  @Implement(routes.serviceAccounts.update)
  update(
    @CurrentCaller() caller: Caller,
    @Input() { params, body }: RouteInput<typeof routes.serviceAccounts.update>,
  ): Promise<RouteOutput<typeof routes.serviceAccounts.update>> {
    return this.services.setDisabled(caller, params.id, body.disabled);
  }

  @Implement(routes.serviceAccounts.renewSecret)
  renewSecret(
    @CurrentCaller() caller: Caller,
    @Input() { params, body }: RouteInput<typeof routes.serviceAccounts.renewSecret>,
  ): Promise<RouteOutput<typeof routes.serviceAccounts.renewSecret>> {
    return this.services.renewSecret(caller, params.id, body.overlapHours);
  }

  @Implement(routes.signingKeys.list)
  async signingKeys(): Promise<RouteOutput<typeof routes.signingKeys.list>> {
    await this.keys.refresh();
    return { items: this.keys.list() };
  }

  @Implement(routes.signingKeys.rotate)
  rotate(@CurrentCaller() caller: Caller): Promise<RouteOutput<typeof routes.signingKeys.rotate>> {
    return this.keys.rotate(actorOf(caller));
  }
}
