import { Controller } from '@nestjs/common';
import { type RouteInput, type RouteOutput, routes } from '@yige/contracts';
import { type Caller, CurrentCaller } from '../../access/caller.js';
import { Implement, Input } from '../../http/implement.js';
import { Norms } from './norms.js';

@Controller()
export class NormsController {
  constructor(private readonly norms: Norms) {}

  @Implement(routes.norms.ofUnit)
  ofUnit(
    @CurrentCaller() caller: Caller,
    @Input() { params }: RouteInput<typeof routes.norms.ofUnit>,
  ): Promise<RouteOutput<typeof routes.norms.ofUnit>> {
    return this.norms.ofUnit(caller, params.id);
  }

  @Implement(routes.norms.shortfalls)
  shortfalls(
    @CurrentCaller() caller: Caller,
    @Input() { query }: RouteInput<typeof routes.norms.shortfalls>,
  ): Promise<RouteOutput<typeof routes.norms.shortfalls>> {
    return this.norms.shortfalls(caller, query);
  }
}
