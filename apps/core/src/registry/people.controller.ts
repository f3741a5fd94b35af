import { Controller } from '@nestjs/common';
import { type RouteInput, type RouteOutput, requestProblems, routes } from '@yige/contracts';
import { type Caller, CurrentCaller } from '../access/caller.js';
import { Implement, Input } from '../http/implement.js';
import { FactCatalogue } from './facts/fact-catalogue.js';
import { FactCorrections } from './facts/fact-corrections.js';
import { Facts } from './facts/facts.js';
import { People } from './people.js';
import { PersonCorrections } from './person-correction.js';
import { PersonDetails } from './person-details.js';
import { PersonPhones } from './person-phones.js';
import { PersonRegistration } from './person-registration.js';
import { RelationCorrections } from './relations/relation-corrections.js';
import { Relations } from './relations/relations.js';
import { PersonReads } from './rights/person-reads.js';

type PersonAnswer = Promise<RouteOutput<typeof routes.people.get>>;

@Controller()
export class PeopleController {
  constructor(
    private readonly people: People,
    private readonly details: PersonDetails,
    private readonly registration: PersonRegistration,
    private readonly corrections: PersonCorrections,
    private readonly phones: PersonPhones,
    private readonly relations: Relations,
    private readonly relationCorrections: RelationCorrections,
    private readonly facts: Facts,
    private readonly factCorrections: FactCorrections,
    private readonly catalogue: FactCatalogue,
    private readonly reads: PersonReads,
  ) {}

  @Implement(routes.people.list)
  list(
    @CurrentCaller() caller: Caller,
    @Input() { query }: RouteInput<typeof routes.people.list>,
  ): Promise<RouteOutput<typeof routes.people.list>> {
    return this.people.list(caller, query);
  }

  @Implement(routes.people.get)
  get(@CurrentCaller() caller: Caller, @Input() { params }: RouteInput<typeof routes.people.get>): PersonAnswer {
    return this.details.get(caller, params.id);
  }

  @Implement(routes.people.batch)
  async batch(
    @CurrentCaller() caller: Caller,
    @Input() { body }: RouteInput<typeof routes.people.batch>,
  ): Promise<RouteOutput<typeof routes.people.batch>> {
    return this.people.batchByAnyId(caller, body.ids);
  }

  @Implement(routes.people.noteReads)
  noteReads(
    @CurrentCaller() caller: Caller,
    @Input() { body }: RouteInput<typeof routes.people.noteReads>,
  ): Promise<void> {
    if (caller.kind !== 'plugin') throw requestProblems['request.forbidden']();
    return this.reads.noteRecords(caller, body.ids, caller.pluginId);
  }

  @Implement(routes.people.create)
  async create(
    @CurrentCaller() caller: Caller,
    @Input() { body }: RouteInput<typeof routes.people.create>,
  ): PersonAnswer {
    return this.details.getAfterChange(caller, await this.registration.register(caller, body));
  }

  @Implement(routes.people.correct)
  async correct(
    @CurrentCaller() caller: Caller,
    @Input() { params, body }: RouteInput<typeof routes.people.correct>,
  ): PersonAnswer {
    await this.corrections.correct(caller, params.id, body);
    return this.details.getAfterChange(caller, params.id);
  }

  @Implement(routes.people.addPhone)
  async addPhone(
    @CurrentCaller() caller: Caller,
    @Input() { params, body }: RouteInput<typeof routes.people.addPhone>,
  ): PersonAnswer {
    await this.phones.add(caller, params.id, body);
    return this.details.getAfterChange(caller, params.id);
  }

  @Implement(routes.people.callFirst)
  async callFirst(
    @CurrentCaller() caller: Caller,
    @Input() { params, body }: RouteInput<typeof routes.people.callFirst>,
  ): PersonAnswer {
    await this.phones.callFirst(caller, params.id, params.phoneId, body.source);
    return this.details.getAfterChange(caller, params.id);
  }

  @Implement(routes.people.removePhone)
  async removePhone(
    @CurrentCaller() caller: Caller,
    @Input() { params, body }: RouteInput<typeof routes.people.removePhone>,
  ): PersonAnswer {
    await this.phones.remove(caller, params.id, params.phoneId, body.source);
    return this.details.getAfterChange(caller, params.id);
  }

  @Implement(routes.people.relate)
  async relate(
    @CurrentCaller() caller: Caller,
    @Input() { params, body }: RouteInput<typeof routes.people.relate>,
  ): PersonAnswer {
    await this.relations.record(caller, params.id, body);
    return this.details.getAfterChange(caller, params.id);
  }

  @Implement(routes.people.endRelation)
  async endRelation(
    @CurrentCaller() caller: Caller,
    @Input() { params, body }: RouteInput<typeof routes.people.endRelation>,
  ): PersonAnswer {
    await this.relations.end(caller, params.id, params.relationId, body);
    return this.details.getAfterChange(caller, params.id);
  }

  @Implement(routes.people.correctRelation)
  async correctRelation(
    @CurrentCaller() caller: Caller,
    @Input() { params, body }: RouteInput<typeof routes.people.correctRelation>,
  ): PersonAnswer {
    await this.relationCorrections.correct(caller, params.id, params.relationId, body);
    return this.details.getAfterChange(caller, params.id);
  }

  @Implement(routes.people.reopenRelation)
  async reopenRelation(
    @CurrentCaller() caller: Caller,
    @Input() { params, body }: RouteInput<typeof routes.people.reopenRelation>,
  ): PersonAnswer {
    await this.relationCorrections.reopen(caller, params.id, params.relationId, body.source);
    return this.details.getAfterChange(caller, params.id);
  }

  @Implement(routes.people.recordFact)
  async recordFact(
    @CurrentCaller() caller: Caller,
    @Input() { params, body }: RouteInput<typeof routes.people.recordFact>,
  ): PersonAnswer {
    await this.facts.record(caller, params.id, body);
    return this.details.getAfterChange(caller, params.id);
  }

  @Implement(routes.people.endFact)
  async endFact(
    @CurrentCaller() caller: Caller,
    @Input() { params, body }: RouteInput<typeof routes.people.endFact>,
  ): PersonAnswer {
    await this.facts.end(caller, params.id, params.factId, body);
    return this.details.getAfterChange(caller, params.id);
  }

  @Implement(routes.people.correctFact)
  async correctFact(
    @CurrentCaller() caller: Caller,
    @Input() { params, body }: RouteInput<typeof routes.people.correctFact>,
  ): PersonAnswer {
    await this.factCorrections.correct(caller, params.id, params.factId, body);
    return this.details.getAfterChange(caller, params.id);
  }

  @Implement(routes.people.reopenFact)
  async reopenFact(
    @CurrentCaller() caller: Caller,
    @Input() { params, body }: RouteInput<typeof routes.people.reopenFact>,
  ): PersonAnswer {
    await this.factCorrections.reopen(caller, params.id, params.factId, body.source);
    return this.details.getAfterChange(caller, params.id);
  }

  @Implement(routes.people.history)
  history(
    @CurrentCaller() caller: Caller,
    @Input() { params, query }: RouteInput<typeof routes.people.history>,
  ): Promise<RouteOutput<typeof routes.people.history>> {
    return this.details.history(caller, params.id, query);
  }

  @Implement(routes.people.factKinds)
  factKinds(@CurrentCaller() caller: Caller): RouteOutput<typeof routes.people.factKinds> {
    return { items: this.catalogue.visibleTo(caller) };
  }
}
