import { Controller } from '@nestjs/common';
import { type Body, type RouteInput, routes } from '@yige/contracts';
import { type Caller, CurrentCaller } from '../../access/caller.js';
import { Implement, Input } from '../../http/implement.js';
import { Bodies } from './bodies.js';

@Controller()
export class BodiesController {
  constructor(private readonly bodies: Bodies) {}

  @Implement(routes.bodies.create)
  create(@CurrentCaller() caller: Caller, @Input() { body }: RouteInput<typeof routes.bodies.create>): Promise<Body> {
    return this.bodies.create(caller, body);
  }

  @Implement(routes.bodies.change)
  change(
    @CurrentCaller() caller: Caller,
    @Input() { params, body }: RouteInput<typeof routes.bodies.change>,
  ): Promise<Body> {
    return this.bodies.change(caller, params.id, body);
  }

  @Implement(routes.bodies.setTerm)
  setTerm(
    @CurrentCaller() caller: Caller,
    @Input() { params, body }: RouteInput<typeof routes.bodies.setTerm>,
  ): Promise<Body> {
    return this.bodies.setTerm(caller, params.id, { validFrom: params.validFrom, validTo: body.validTo });
  }
}
