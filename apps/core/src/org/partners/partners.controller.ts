import { Controller } from '@nestjs/common';
import { type Partner, type RouteInput, routes } from '@yige/contracts';
import { type Caller, CurrentCaller } from '../../access/caller.js';
import { Implement, Input } from '../../http/implement.js';
import { Partners } from './partners.js';

@Controller()
export class PartnersController {
  constructor(private readonly partners: Partners) {}

  @Implement(routes.partners.create)
  create(
    @CurrentCaller() caller: Caller,
    @Input() { body }: RouteInput<typeof routes.partners.create>,
  ): Promise<Partner> {
    return this.partners.create(caller, body);
  }

  @Implement(routes.partners.change)
  change(
    @CurrentCaller() caller: Caller,
    @Input() { params, body }: RouteInput<typeof routes.partners.change>,
  ): Promise<Partner> {
    return this.partners.change(caller, params.id, body);
  }
}
