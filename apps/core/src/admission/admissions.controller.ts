import { Controller } from '@nestjs/common';
import { type Admission, type RouteInput, type RouteOutput, routes } from '@yige/contracts';
import { type Caller, CurrentCaller } from '../access/caller.js';
import { Implement, Input } from '../http/implement.js';
import { AdmissionSteps } from './admission-steps.js';
import { Admissions } from './admissions.js';
import { ApplicationCheck } from './application-check.js';
import { Turns } from './turns.js';

@Controller()
export class AdmissionsController {
  constructor(
    private readonly admissions: Admissions,
    private readonly steps: AdmissionSteps,
    private readonly check: ApplicationCheck,
    private readonly waiting: Turns,
  ) {}

  @Implement(routes.admissions.list)
  list(
    @CurrentCaller() caller: Caller,
    @Input() { query }: RouteInput<typeof routes.admissions.list>,
  ): Promise<RouteOutput<typeof routes.admissions.list>> {
    return this.admissions.list(caller, query);
  }

  @Implement(routes.admissions.types)
  async types(@CurrentCaller() caller: Caller): Promise<RouteOutput<typeof routes.admissions.types>> {
    return { items: await this.check.typesFor(caller) };
  }

  @Implement(routes.admissions.turns)
  turns(@CurrentCaller() caller: Caller): Promise<RouteOutput<typeof routes.admissions.turns>> {
    return this.waiting.of(caller);
  }

  @Implement(routes.admissions.get)
  get(
    @CurrentCaller() caller: Caller,
    @Input() { params }: RouteInput<typeof routes.admissions.get>,
  ): Promise<Admission> {
    return this.admissions.get(caller, params.id);
  }

  @Implement(routes.admissions.apply)
  async apply(
    @CurrentCaller() caller: Caller,
    @Input() { body }: RouteInput<typeof routes.admissions.apply>,
  ): Promise<Admission> {
    const id = await this.steps.apply(caller, body.application, body.renews);
    return this.admissions.get(caller, id);
  }

  @Implement(routes.admissions.resubmit)
  async resubmit(
    @CurrentCaller() caller: Caller,
    @Input() { params, body }: RouteInput<typeof routes.admissions.resubmit>,
  ): Promise<Admission> {
    await this.steps.resubmit(caller, params.id, body.version, body.application);
    return this.admissions.get(caller, params.id);
  }

  @Implement(routes.admissions.sort)
  async sort(
    @CurrentCaller() caller: Caller,
    @Input() { params, body }: RouteInput<typeof routes.admissions.sort>,
  ): Promise<Admission> {
    const to = body.outcome === 'forwarded' ? 'sorted' : 'returned';
    await this.steps.move(caller, params.id, body.version, { step: 'sort', from: ['applied'], to, note: body.note });
    return this.admissions.get(caller, params.id);
  }

  @Implement(routes.admissions.checkFunds)
  async checkFunds(
    @CurrentCaller() caller: Caller,
    @Input() { params, body }: RouteInput<typeof routes.admissions.checkFunds>,
  ): Promise<Admission> {
    const to = body.outcome === 'confirmed' ? 'fundsChecked' : 'returned';
    const move = { step: 'checkFunds', from: ['sorted'], to, note: body.note } as const;
    await this.steps.move(caller, params.id, body.version, move);
    return this.admissions.get(caller, params.id);
  }

  @Implement(routes.admissions.decide)
  async decide(
    @CurrentCaller() caller: Caller,
    @Input() { params, body }: RouteInput<typeof routes.admissions.decide>,
  ): Promise<Admission> {
    const move = { step: 'decide', from: ['fundsChecked'], to: body.outcome, note: body.note } as const;
    await this.steps.move(caller, params.id, body.version, move);
    return this.admissions.get(caller, params.id);
  }

  @Implement(routes.admissions.publish)
  async publish(
    @CurrentCaller() caller: Caller,
    @Input() { params, body }: RouteInput<typeof routes.admissions.publish>,
  ): Promise<Admission> {
    const move = { step: 'publish', from: ['admitted'], to: 'published' } as const;
    await this.steps.move(caller, params.id, body.version, move);
    return this.admissions.get(caller, params.id);
  }

  @Implement(routes.admissions.withdraw)
  async withdraw(
    @CurrentCaller() caller: Caller,
    @Input() { params, body }: RouteInput<typeof routes.admissions.withdraw>,
  ): Promise<Admission> {
    await this.steps.withdraw(caller, params.id, body.version, body.note);
    return this.admissions.get(caller, params.id);
  }
}
