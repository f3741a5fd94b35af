import { Controller } from '@nestjs/common';
import { type RouteInput, type RouteOutput, routes } from '@yige/contracts';
import { type Caller, CurrentCaller } from '../access/caller.js';
import { Implement, Input } from '../http/implement.js';
import { Units } from './units.js';

@Controller()
export class OrgController {
  constructor(private readonly units: Units) {}

  @Implement(routes.org.listUnits)
  list(
    @CurrentCaller() caller: Caller,
    @Input() { query }: RouteInput<typeof routes.org.listUnits>,
  ): Promise<RouteOutput<typeof routes.org.listUnits>> {
    return this.units.list(caller, query);
  }

  @Implement(routes.org.getUnit)
  get(
    @CurrentCaller() caller: Caller,
    @Input() { params, query }: RouteInput<typeof routes.org.getUnit>,
  ): Promise<RouteOutput<typeof routes.org.getUnit>> {
    return this.units.get(caller, params.id, query.asOf);
  }
}
