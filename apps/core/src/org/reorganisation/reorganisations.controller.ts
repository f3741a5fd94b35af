import { Controller } from '@nestjs/common';
import { type Reorganisation, type RouteInput, type RouteOutput, routes } from '@yige/contracts';
import { type Caller, CurrentCaller } from '../../access/caller.js';
import { Implement, Input } from '../../http/implement.js';
import { Approvals } from './approvals.js';
import { Lineage } from './lineage.js';
import { Proposals } from './proposals.js';
import { Reorganisations } from './reorganisations.js';

const { reorganisations: routesOf } = routes;

type WithKey<Input> = Input & { idempotencyKey: string | null };

@Controller()
export class ReorganisationsController {
  constructor(
    private readonly reorganisations: Reorganisations,
    private readonly proposals: Proposals,
    private readonly approvals: Approvals,
    private readonly lineage: Lineage,
  ) {}

  @Implement(routesOf.propose)
  async propose(
    @CurrentCaller() caller: Caller,
    @Input() { query, body, idempotencyKey }: WithKey<RouteInput<typeof routesOf.propose>>,
  ): Promise<RouteOutput<typeof routesOf.propose>> {
    if (query.dryRun) return { preview: await this.proposals.preview(caller, body), reorganisation: null };
    const id = await this.proposals.propose(caller, body, idempotencyKey);
    const reorganisation = await this.reorganisations.get(caller, id);
    return { preview: reorganisation.preview, reorganisation };
  }

  @Implement(routesOf.list)
  list(
    @CurrentCaller() caller: Caller,
    @Input() { query }: RouteInput<typeof routesOf.list>,
  ): Promise<RouteOutput<typeof routesOf.list>> {
    return this.reorganisations.list(caller, query);
  }

  @Implement(routesOf.get)
  get(@CurrentCaller() caller: Caller, @Input() { params }: RouteInput<typeof routesOf.get>): Promise<Reorganisation> {
    return this.reorganisations.get(caller, params.id);
  }

  @Implement(routesOf.approve)
  async approve(
    @CurrentCaller() caller: Caller,
    @Input() { params, body }: RouteInput<typeof routesOf.approve>,
  ): Promise<Reorganisation> {
    await this.approvals.approve(caller, params.id, body.note ?? null);
    return this.reorganisations.get(caller, params.id);
  }

  @Implement(routesOf.reject)
  async reject(
    @CurrentCaller() caller: Caller,
    @Input() { params, body }: RouteInput<typeof routesOf.reject>,
  ): Promise<Reorganisation> {
    await this.approvals.reject(caller, params.id, body.note);
    return this.reorganisations.get(caller, params.id);
  }

  @Implement(routesOf.withdraw)
  async withdraw(
    @CurrentCaller() caller: Caller,
    @Input() { params, body }: RouteInput<typeof routesOf.withdraw>,
  ): Promise<Reorganisation> {
    await this.approvals.withdraw(caller, params.id, body.note ?? null);
    return this.reorganisations.get(caller, params.id);
  }

  @Implement(routesOf.lineage)
  lineageOf(
    @CurrentCaller() caller: Caller,
    @Input() { params }: RouteInput<typeof routesOf.lineage>,
  ): Promise<RouteOutput<typeof routesOf.lineage>> {
    return this.lineage.of(caller, params.id);
  }

  @Implement(routesOf.successors)
  async successorsOf(
    @CurrentCaller() caller: Caller,
    @Input() { params, query }: RouteInput<typeof routesOf.successors>,
  ): Promise<RouteOutput<typeof routesOf.successors>> {
    return { items: await this.lineage.successorsOf(caller, params.id, query.asOf) };
  }

  @Implement(routesOf.paths)
  async pathsOf(
    @CurrentCaller() caller: Caller,
    @Input() { body }: RouteInput<typeof routesOf.paths>,
  ): Promise<RouteOutput<typeof routesOf.paths>> {
    return { items: await this.lineage.pathsOf(caller, body.ids) };
  }
}
