import { Controller } from '@nestjs/common';
import { type RouteInput, type RouteOutput, routes } from '@yige/contracts';
import { type Caller, CurrentCaller } from '../../access/caller.js';
import { Implement, Input } from '../../http/implement.js';
import { DataPurposes } from './data-purposes.js';
import { PersonCopies } from './person-copies.js';
import { RightsAnswers } from './rights-answers.js';
import { RightsRequests } from './rights-requests.js';

@Controller()
export class RightsController {
  constructor(
    private readonly dataPurposes: DataPurposes,
    private readonly requests: RightsRequests,
    private readonly answers: RightsAnswers,
    private readonly copies: PersonCopies,
  ) {}

  @Implement(routes.rights.purposes)
  purposes(): RouteOutput<typeof routes.rights.purposes> {
    return { items: this.dataPurposes.all() };
  }

  @Implement(routes.rights.request)
  request(
    @CurrentCaller() caller: Caller,
    @Input() { params, body }: RouteInput<typeof routes.rights.request>,
  ): Promise<RouteOutput<typeof routes.rights.request>> {
    return this.requests.receive(caller, params.id, body);
  }

  @Implement(routes.rights.list)
  list(
    @CurrentCaller() caller: Caller,
    @Input() { query }: RouteInput<typeof routes.rights.list>,
  ): Promise<RouteOutput<typeof routes.rights.list>> {
    return this.requests.list(caller, query);
  }

  @Implement(routes.rights.get)
  get(
    @CurrentCaller() caller: Caller,
    @Input() { params }: RouteInput<typeof routes.rights.get>,
  ): Promise<RouteOutput<typeof routes.rights.get>> {
    return this.requests.get(caller, params.id);
  }

  @Implement(routes.rights.copy)
  copy(
    @CurrentCaller() caller: Caller,
    @Input() { params }: RouteInput<typeof routes.rights.copy>,
  ): Promise<RouteOutput<typeof routes.rights.copy>> {
    return this.copies.make(caller, params.id);
  }

  @Implement(routes.rights.answer)
  async answer(
    @CurrentCaller() caller: Caller,
    @Input() { params, body }: RouteInput<typeof routes.rights.answer>,
  ): Promise<RouteOutput<typeof routes.rights.answer>> {
    await this.answers.answer(caller, params.id, body);
    return this.requests.get(caller, params.id);
  }
}
