import { Controller } from '@nestjs/common';
import { type Premises, type RouteInput, routes } from '@yige/contracts';
import { type Caller, CurrentCaller } from '../../access/caller.js';
import { Implement, Input } from '../../http/implement.js';
import { UnitPremises } from './premises.js';

@Controller()
export class PremisesController {
  constructor(private readonly premises: UnitPremises) {}

  @Implement(routes.premises.create)
  create(
    @CurrentCaller() caller: Caller,
    @Input() { body }: RouteInput<typeof routes.premises.create>,
  ): Promise<Premises> {
    return this.premises.create(caller, body);
  }

  @Implement(routes.premises.change)
  change(
    @CurrentCaller() caller: Caller,
    @Input() { params, body }: RouteInput<typeof routes.premises.change>,
  ): Promise<Premises> {
    return this.premises.change(caller, params.id, body);
  }
}
