import { Controller } from '@nestjs/common';
import { type RouteInput, type RouteOutput, routes } from '@yige/contracts';
import { Implement, Input } from '../../http/implement.js';
import { ReadLog } from '../../registry/rights/read-log.js';
import { type Caller, CurrentCaller } from '../caller.js';
import { Reveals } from './reveals.js';

@Controller()
export class RevealsController {
  constructor(
    private readonly reveals: Reveals,
    private readonly readLog: ReadLog,
  ) {}

  @Implement(routes.reveals.reveal)
  reveal(
    @CurrentCaller() caller: Caller,
    @Input() { params, body }: RouteInput<typeof routes.reveals.reveal>,
  ): Promise<RouteOutput<typeof routes.reveals.reveal>> {
    return this.reveals.reveal(caller, params.id, body);
  }

  @Implement(routes.reveals.readers)
  readers(
    @CurrentCaller() caller: Caller,
    @Input() { params, query }: RouteInput<typeof routes.reveals.readers>,
  ): Promise<RouteOutput<typeof routes.reveals.readers>> {
    return this.reveals.readersOf(caller, params.id, query);
  }

  @Implement(routes.reveals.list)
  list(
    @CurrentCaller() caller: Caller,
    @Input() { query }: RouteInput<typeof routes.reveals.list>,
  ): Promise<RouteOutput<typeof routes.reveals.list>> {
    return this.reveals.all(caller, query);
  }

  @Implement(routes.reveals.reads)
  reads(
    @CurrentCaller() caller: Caller,
    @Input() { query }: RouteInput<typeof routes.reveals.reads>,
  ): Promise<RouteOutput<typeof routes.reveals.reads>> {
    return this.readLog.page(caller, query);
  }
}
