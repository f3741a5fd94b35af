import { Controller } from '@nestjs/common';
import { type RouteInput, type RouteOutput, routes } from '@yige/contracts';
import { type Caller, CurrentCaller } from '../../access/caller.js';
import { Implement, Input } from '../../http/implement.js';
import { EscalationRules } from './escalation-rules.js';

@Controller()
export class EscalationController {
  constructor(private readonly rules: EscalationRules) {}

  @Implement(routes.taskEscalation.get)
  get(@CurrentCaller() caller: Caller): Promise<RouteOutput<typeof routes.taskEscalation.get>> {
    return this.rules.state(caller);
  }

  @Implement(routes.taskEscalation.change)
  change(
    @CurrentCaller() caller: Caller,
    @Input() { body }: RouteInput<typeof routes.taskEscalation.change>,
  ): Promise<RouteOutput<typeof routes.taskEscalation.change>> {
    return this.rules.change(caller, body.version, body.rule);
  }
}
