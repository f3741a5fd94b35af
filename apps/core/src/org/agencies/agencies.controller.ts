import { Controller } from '@nestjs/common';
import { type Agency, type RouteInput, routes } from '@yige/contracts';
import { type Caller, CurrentCaller } from '../../access/caller.js';
import { Implement, Input } from '../../http/implement.js';
import { Agencies } from './agencies.js';

@Controller()
export class AgenciesController {
  constructor(private readonly agencies: Agencies) {}

  @Implement(routes.agencies.create)
  create(
    @CurrentCaller() caller: Caller,
    @Input() { body }: RouteInput<typeof routes.agencies.create>,
  ): Promise<Agency> {
    return this.agencies.create(caller, body);
  }

  @Implement(routes.agencies.change)
  change(
    @CurrentCaller() caller: Caller,
    @Input() { params, body }: RouteInput<typeof routes.agencies.change>,
  ): Promise<Agency> {
    return this.agencies.change(caller, params.id, body);
  }

  @Implement(routes.agencies.serve)
  serve(
    @CurrentCaller() caller: Caller,
    @Input() { params, body }: RouteInput<typeof routes.agencies.serve>,
  ): Promise<Agency> {
    return this.agencies.serve(caller, params.id, body.unitId, body.validFrom);
  }

  @Implement(routes.agencies.endService)
  endService(
    @CurrentCaller() caller: Caller,
    @Input() { params, body }: RouteInput<typeof routes.agencies.endService>,
  ): Promise<Agency> {
    return this.agencies.endService(caller, params.id, params.unitId, body.validTo);
  }
}
