import { Controller } from '@nestjs/common';
import { Caller, CurrentCaller, Input, type PluginInput, PluginRoute } from '@yige/plugin-sdk/server';
import { z } from 'zod';
import { listWaitingQuerySchema, sendBackSchema, type WaitingFigures, type waitingPageSchema } from '../../contract.js';
import { REVIEW, ReviewQueue } from './review-queue.js';
import { ReviewReading } from './review-reading.js';
import { WaitingFiguresOf } from './waiting-figures.js';

const params = z.object({ id: z.string().length(26) });
const list = {
  method: 'GET',
  path: '/readings/waiting',
  permission: REVIEW,
  query: listWaitingQuerySchema,
  sensitive: true,
} as const;
const figures = { method: 'GET', path: '/readings/waiting/figures', permission: REVIEW } as const;
const approve = { method: 'POST', path: '/readings/:id/approve', permission: REVIEW, params, status: 204 } as const;
const sendBack = {
  method: 'POST',
  path: '/readings/:id/send-back',
  permission: REVIEW,
  params,
  body: sendBackSchema,
  status: 204,
} as const;

@Controller()
export class ReadingsController {
  constructor(
    private readonly queue: ReviewQueue,
    private readonly review: ReviewReading,
    private readonly waiting: WaitingFiguresOf,
  ) {}

  @PluginRoute(list)
  list(
    @CurrentCaller() caller: Caller,
    @Input() { query }: PluginInput<typeof list>,
  ): Promise<z.output<typeof waitingPageSchema>> {
    return this.queue.list(caller, query);
  }

  @PluginRoute(figures)
  figures(@CurrentCaller() caller: Caller): Promise<WaitingFigures> {
    return this.waiting.within(caller.scopeFor(REVIEW));
  }

  @PluginRoute(approve)
  approve(@CurrentCaller() caller: Caller, @Input() { params }: PluginInput<typeof approve>): Promise<void> {
    return this.review.approve(caller, params.id);
  }

  @PluginRoute(sendBack)
  sendBack(@CurrentCaller() caller: Caller, @Input() { params, body }: PluginInput<typeof sendBack>): Promise<void> {
    return this.review.sendBack(caller, params.id, body.note);
  }
}
