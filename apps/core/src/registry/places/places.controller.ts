import { Controller } from '@nestjs/common';
import { type RouteInput, type RouteOutput, routes } from '@yige/contracts';
import { type Caller, CurrentCaller } from '../../access/caller.js';
import { Implement, Input } from '../../http/implement.js';
import { Buildings } from './buildings.js';
import { WalkRounds } from './walk-rounds.js';

@Controller()
export class PlacesController {
  constructor(
    private readonly buildings: Buildings,
    private readonly rounds: WalkRounds,
  ) {}

  @Implement(routes.buildings.list)
  list(
    @CurrentCaller() caller: Caller,
    @Input() { query }: RouteInput<typeof routes.buildings.list>,
  ): Promise<RouteOutput<typeof routes.buildings.list>> {
    return this.buildings.list(caller, query);
  }

  @Implement(routes.buildings.get)
  get(
    @CurrentCaller() caller: Caller,
    @Input() { params }: RouteInput<typeof routes.buildings.get>,
  ): Promise<RouteOutput<typeof routes.buildings.get>> {
    return this.buildings.get(caller, params.id);
  }

  @Implement(routes.buildings.flagDwelling)
  flagDwelling(
    @CurrentCaller() caller: Caller,
    @Input() { params, body: { source, ...flags } }: RouteInput<typeof routes.buildings.flagDwelling>,
  ): Promise<RouteOutput<typeof routes.buildings.flagDwelling>> {
    return this.buildings.flag(caller, params.id, flags, source);
  }

  @Implement(routes.walkRounds.list)
  listRounds(
    @CurrentCaller() caller: Caller,
    @Input() { query }: RouteInput<typeof routes.walkRounds.list>,
  ): Promise<RouteOutput<typeof routes.walkRounds.list>> {
    return this.rounds.list(caller, query);
  }

  @Implement(routes.walkRounds.start)
  start(
    @CurrentCaller() caller: Caller,
    @Input() { params, body }: RouteInput<typeof routes.walkRounds.start>,
  ): Promise<RouteOutput<typeof routes.walkRounds.start>> {
    return this.rounds.start(caller, params.id, body.assigneeId);
  }

  @Implement(routes.walkRounds.get)
  getRound(
    @CurrentCaller() caller: Caller,
    @Input() { params }: RouteInput<typeof routes.walkRounds.get>,
  ): Promise<RouteOutput<typeof routes.walkRounds.get>> {
    return this.rounds.get(caller, params.id);
  }

  @Implement(routes.walkRounds.check)
  check(
    @CurrentCaller() caller: Caller,
    @Input() { params, body }: RouteInput<typeof routes.walkRounds.check>,
  ): Promise<RouteOutput<typeof routes.walkRounds.check>> {
    return this.rounds.check(caller, params.id, params.dwellingId, body);
  }

  @Implement(routes.walkRounds.finish)
  finish(
    @CurrentCaller() caller: Caller,
    @Input() { params }: RouteInput<typeof routes.walkRounds.finish>,
  ): Promise<RouteOutput<typeof routes.walkRounds.finish>> {
    return this.rounds.finish(caller, params.id);
  }
}
