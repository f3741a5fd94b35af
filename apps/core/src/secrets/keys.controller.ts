import { Controller } from '@nestjs/common';
import { type RouteInput, type RouteOutput, routes } from '@yige/contracts';
import { actorOf, type Caller, CurrentCaller } from '../access/caller.js';
import { Implement, Input } from '../http/implement.js';
import { KeyRotations } from './key-rotations.js';

@Controller()
export class KeysController {
  constructor(private readonly rotations: KeyRotations) {}

  @Implement(routes.keys.list)
  async list(): Promise<RouteOutput<typeof routes.keys.list>> {
    return { rings: await this.rotations.rings(), rotations: await this.rotations.list() };
  }

  @Implement(routes.keys.rotate)
  rotate(
    @CurrentCaller() caller: Caller,
    @Input() { params }: RouteInput<typeof routes.keys.rotate>,
  ): Promise<RouteOutput<typeof routes.keys.rotate>> {
    return this.rotations.rotate(params.purpose, actorOf(caller));
  }

  @Implement(routes.keys.remove)
  async remove(
    @CurrentCaller() caller: Caller,
    @Input() { params }: RouteInput<typeof routes.keys.remove>,
  ): Promise<RouteOutput<typeof routes.keys.remove>> {
    await this.rotations.remove(params.purpose, params.keyId, actorOf(caller));
    return undefined;
  }
}
