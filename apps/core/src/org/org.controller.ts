import { Controller } from '@nestjs/common';
import { type RouteInput, type RouteOutput, routes } from '@yige/contracts';
import { type Caller, CurrentCaller } from '../access/caller.js';
import { Implement, Input } from '../http/implement.js';
import { UnitPosts } from './posts/unit-posts.js';
import { UnitStructures } from './unit-structures.js';
import { Units } from './units.js';

@Controller()
export class OrgController {
  constructor(
    private readonly units: Units,
    private readonly structures: UnitStructures,
    private readonly posts: UnitPosts,
  ) {}

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

  @Implement(routes.org.changeUnit)
  change(
    @CurrentCaller() caller: Caller,
    @Input() { params, body }: RouteInput<typeof routes.org.changeUnit>,
  ): Promise<RouteOutput<typeof routes.org.changeUnit>> {
    return this.units.changeArea(caller, params.id, body.areaHectares);
  }

  @Implement(routes.org.structure)
  structure(
    @CurrentCaller() caller: Caller,
    @Input() { params, query }: RouteInput<typeof routes.org.structure>,
  ): Promise<RouteOutput<typeof routes.org.structure>> {
    return this.structures.of(caller, params.id, query.asOf);
  }

  @Implement(routes.org.posts)
  listPosts(
    @CurrentCaller() caller: Caller,
    @Input() { params, query }: RouteInput<typeof routes.org.posts>,
  ): Promise<RouteOutput<typeof routes.org.posts>> {
    return this.posts.list(caller, params.id, query);
  }
}
