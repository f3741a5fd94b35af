import { Controller } from '@nestjs/common';
import { type RoleDetails, type RouteInput, type RouteOutput, routes } from '@yige/contracts';
import { Implement, Input } from '../../http/implement.js';
import { type Caller, CurrentCaller } from '../caller.js';
import { PermissionCatalogue } from '../permission-catalogue.js';
import { RolesCatalogue } from './roles-catalogue.js';

@Controller()
export class RolesController {
  constructor(
    private readonly roles: RolesCatalogue,
    private readonly catalogue: PermissionCatalogue,
  ) {}

  @Implement(routes.access.permissions)
  permissions(): RouteOutput<typeof routes.access.permissions> {
    return { items: this.catalogue.all() };
  }

  @Implement(routes.access.roles)
  async list(): Promise<RouteOutput<typeof routes.access.roles>> {
    return { items: await this.roles.list() };
  }

  @Implement(routes.access.adjustRole)
  adjust(
    @CurrentCaller() caller: Caller,
    @Input() { params, body }: RouteInput<typeof routes.access.adjustRole>,
  ): Promise<RoleDetails> {
    return this.roles.adjust(caller, params.role, body);
  }
}
