import { Controller } from '@nestjs/common';
import { type RouteInput, type RouteOutput, routes } from '@yige/contracts';
import { type Caller, CurrentCaller } from '../../access/caller.js';
import { Implement, Input } from '../../http/implement.js';
import { Absences } from './absences.js';

@Controller()
export class AbsencesController {
  constructor(private readonly absences: Absences) {}

  @Implement(routes.absences.list)
  list(
    @CurrentCaller() caller: Caller,
    @Input() { query }: RouteInput<typeof routes.absences.list>,
  ): Promise<RouteOutput<typeof routes.absences.list>> {
    return this.absences.list(caller, query.account);
  }

  @Implement(routes.absences.create)
  create(
    @CurrentCaller() caller: Caller,
    @Input() { body }: RouteInput<typeof routes.absences.create>,
  ): Promise<RouteOutput<typeof routes.absences.create>> {
    return this.absences.create(caller, body);
  }

  @Implement(routes.absences.end)
  end(@CurrentCaller() caller: Caller, @Input() { params }: RouteInput<typeof routes.absences.end>): Promise<void> {
    return this.absences.end(caller, params.id);
  }

  @Implement(routes.absences.deputies)
  async deputies(
    @CurrentCaller() caller: Caller,
    @Input() { query }: RouteInput<typeof routes.absences.deputies>,
  ): Promise<RouteOutput<typeof routes.absences.deputies>> {
    return { items: await this.absences.deputies(caller, query.account, query.q) };
  }
}
