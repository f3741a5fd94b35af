import { Controller } from '@nestjs/common';
import { type RouteInput, type RouteOutput, routes } from '@yige/contracts';
import { type Caller, CurrentCaller } from '../../access/caller.js';
import { Implement, Input } from '../../http/implement.js';
import { WalkFindings } from './walk-findings.js';
import { WalkRounds } from './walk-rounds.js';

@Controller()
export class WalkRoundsController {
  constructor(
    private readonly rounds: WalkRounds,
    private readonly findings: WalkFindings,
  ) {}

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

  @Implement(routes.walkRounds.reportDoor)
  reportDoor(
    @CurrentCaller() caller: Caller,
    @Input() { params, body }: RouteInput<typeof routes.walkRounds.reportDoor>,
  ): Promise<RouteOutput<typeof routes.walkRounds.reportDoor>> {
    return this.rounds.reportDoor(caller, params.id, body);
  }

  @Implement(routes.walkRounds.findings)
  listFindings(
    @CurrentCaller() caller: Caller,
    @Input() { query }: RouteInput<typeof routes.walkRounds.findings>,
  ): Promise<RouteOutput<typeof routes.walkRounds.findings>> {
    return this.findings.list(caller, query);
  }

  @Implement(routes.walkRounds.settleFinding)
  settleFinding(
    @CurrentCaller() caller: Caller,
    @Input() { params, body }: RouteInput<typeof routes.walkRounds.settleFinding>,
  ): Promise<RouteOutput<typeof routes.walkRounds.settleFinding>> {
    return this.findings.settle(caller, params.id, body.note);
  }
}
