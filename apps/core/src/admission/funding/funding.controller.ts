import { Controller } from '@nestjs/common';
import { type FundingPayment, type RouteInput, type RouteOutput, routes } from '@yige/contracts';
import { type Caller, CurrentCaller } from '../../access/caller.js';
import { Implement, Input } from '../../http/implement.js';
import { FundingTotals } from './funding-totals.js';
import { Payments } from './payments.js';

@Controller()
export class FundingController {
  constructor(
    private readonly totals: FundingTotals,
    private readonly payments: Payments,
  ) {}

  @Implement(routes.taskFunding.totals)
  sums(
    @CurrentCaller() caller: Caller,
    @Input() { query }: RouteInput<typeof routes.taskFunding.totals>,
  ): Promise<RouteOutput<typeof routes.taskFunding.totals>> {
    return this.totals.of(caller, query);
  }

  @Implement(routes.taskFunding.payments)
  list(
    @CurrentCaller() caller: Caller,
    @Input() { query }: RouteInput<typeof routes.taskFunding.payments>,
  ): Promise<RouteOutput<typeof routes.taskFunding.payments>> {
    return this.payments.list(caller, query);
  }

  @Implement(routes.taskFunding.pay)
  pay(
    @CurrentCaller() caller: Caller,
    @Input()
    { body, idempotencyKey }: RouteInput<typeof routes.taskFunding.pay> & { idempotencyKey: string | null },
  ): Promise<FundingPayment> {
    return this.payments.pay(caller, body, idempotencyKey ?? '');
  }

  @Implement(routes.taskFunding.confirm)
  confirm(
    @CurrentCaller() caller: Caller,
    @Input() { params, body }: RouteInput<typeof routes.taskFunding.confirm>,
  ): Promise<FundingPayment> {
    return this.payments.confirm(caller, params.id, body);
  }
}
