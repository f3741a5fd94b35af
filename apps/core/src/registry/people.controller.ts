import { Controller } from '@nestjs/common';
import { type RouteInput, type RouteOutput, routes } from '@yige/contracts';
import { type Caller, CurrentCaller } from '../access/caller.js';
import { Implement, Input } from '../http/implement.js';
import { People } from './people.js';

@Controller()
export class PeopleController {
  constructor(private readonly people: People) {}

  @Implement(routes.people.list)
  list(
    @CurrentCaller() caller: Caller,
    @Input() { query }: RouteInput<typeof routes.people.list>,
  ): Promise<RouteOutput<typeof routes.people.list>> {
    return this.people.list(caller, query);
  }

  @Implement(routes.people.get)
  get(
    @CurrentCaller() caller: Caller,
    @Input() { params }: RouteInput<typeof routes.people.get>,
  ): Promise<RouteOutput<typeof routes.people.get>> {
    return this.people.get(caller, params.id);
  }

  @Implement(routes.people.batch)
  async batch(
    @CurrentCaller() caller: Caller,
    @Input() { body }: RouteInput<typeof routes.people.batch>,
  ): Promise<RouteOutput<typeof routes.people.batch>> {
    return { items: await this.people.batch(caller, body.ids) };
  }
}
