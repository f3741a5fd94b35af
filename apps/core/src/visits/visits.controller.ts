import { Controller, Req } from '@nestjs/common';
import { localeOfHeader, type RouteInput, type RouteOutput, requestProblems, routes } from '@yige/contracts';
import type { FastifyRequest } from 'fastify';
import { type Caller, CurrentCaller } from '../access/caller.js';
import { Implement, Input } from '../http/implement.js';
import { DueVisits } from './due-visits.js';
import { MadeVisits } from './made-visits.js';
import { MakeVisit } from './make-visit.js';

@Controller()
export class VisitsController {
  constructor(
    private readonly due: DueVisits,
    private readonly making: MakeVisit,
    private readonly made: MadeVisits,
  ) {}

  @Implement(routes.visits.list)
  list(
    @CurrentCaller() caller: Caller,
    @Input() { query }: RouteInput<typeof routes.visits.list>,
  ): Promise<RouteOutput<typeof routes.visits.list>> {
    return this.due.list(caller, query);
  }

  @Implement(routes.visits.create)
  async create(
    @CurrentCaller() caller: Caller,
    @Input() { body, idempotencyKey }: RouteInput<typeof routes.visits.create> & { idempotencyKey: string | null },
    @Req() request: FastifyRequest,
  ): Promise<RouteOutput<typeof routes.visits.create>> {
    if (idempotencyKey === null) throw requestProblems['request.idempotencyKeyMissing']();
    const id = await this.making.make(caller, body, idempotencyKey);
    return this.made.get(caller, id, telling(request));
  }

  @Implement(routes.visits.get)
  get(
    @CurrentCaller() caller: Caller,
    @Input() { params }: RouteInput<typeof routes.visits.get>,
    @Req() request: FastifyRequest,
  ): Promise<RouteOutput<typeof routes.visits.get>> {
    return this.made.get(caller, params.id, telling(request));
  }
}

function telling(request: FastifyRequest) {
  return { locale: localeOfHeader(request.headers['accept-language']), requestId: request.id };
}
