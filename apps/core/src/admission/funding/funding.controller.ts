import { Controller, Req, type StreamableFile } from '@nestjs/common';
import { type FundingPayment, localeOfHeader, type RouteInput, type RouteOutput, routes } from '@yige/contracts';
import type { FastifyRequest } from 'fastify';
import { type Caller, CurrentCaller } from '../../access/caller.js';
import { Implement, Input } from '../../http/implement.js';
import { ListExport } from '../../sheets/list-export.js';
import { FundingSheet } from './funding-sheet.js';
import { FundingTotals } from './funding-totals.js';
import { Payments } from './payments.js';

const TITLE = { 'zh-CN': '随事经费', en: 'Money' };

@Controller()
export class FundingController {
  constructor(
    private readonly totals: FundingTotals,
    private readonly payments: Payments,
    private readonly sheet: FundingSheet,
    private readonly exports: ListExport,
  ) {}

  @Implement(routes.taskFunding.totals)
  sums(
    @CurrentCaller() caller: Caller,
    @Input() { query }: RouteInput<typeof routes.taskFunding.totals>,
  ): Promise<RouteOutput<typeof routes.taskFunding.totals>> {
    return this.totals.of(caller, query);
  }

  @Implement(routes.taskFunding.export)
  export(
    @CurrentCaller() caller: Caller,
    @Input() { body: { format, reason, ...query } }: RouteInput<typeof routes.taskFunding.export>,
    @Req() request: FastifyRequest,
  ): Promise<StreamableFile> {
    const locale = localeOfHeader(request.headers['accept-language']);
    const list = { kind: 'funds', title: TITLE, box: query.by, format, reason };
    return this.exports.send(caller, locale, list, this.sheet.rows(caller, query, locale));
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

  @Implement(routes.taskFunding.cancel)
  cancel(
    @CurrentCaller() caller: Caller,
    @Input() { params, body }: RouteInput<typeof routes.taskFunding.cancel>,
  ): Promise<FundingPayment> {
    return this.payments.cancel(caller, params.id, body.reason);
  }
}
