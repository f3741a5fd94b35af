import { Injectable } from '@nestjs/common';
import {
  type Ending,
  type FieldError,
  type Json,
  type NewRelation,
  newId,
  type Relation,
  type RelationKind,
} from '@yige/contracts';
import { Database } from '@yige/database';
import { actorOf, type Caller } from '../../access/caller.js';
import { innermostOf } from '../../access/scope.js';
import { AuditTrail } from '../../audit/audit-trail.js';
import { OPEN_END } from '../../org/entities.js';
import { type DirectoryUnit, UnitDirectory } from '../../org/unit-directory.js';
import { Clock } from '../../time/clock.js';
import { CandidateSearch } from '../duplicates/candidate-search.js';
import { RegistryHistory } from '../history/registry-history.js';
import { type Home, Homes } from '../households/homes.js';
import { LocatedPeople, type LocatedPerson } from '../located-people.js';
import { relationProblems } from '../problems.js';
import { RegistryEvents } from '../registry-events.js';
import { inOrder, RELATION_SQL, type RelationRow, readRelation } from './relation-rows.js';

export const RELATION_COLUMNS = [
  ...['id', 'person_id', 'kind', 'valid_from', 'valid_to', 'source', 'division_code', 'address'],
  ...['residence_kind', 'household_id', 'collective', 'share_hundredths', 'unit_number'],
];

/** Where a relation leads, found before anything is written. */
interface Target {
  home: Home | null;
  unit: DirectoryUnit | null;
}

/**
 * The four relations. Each stands for itself: moving home does not change who serves, and the reverse. A new one ends
 * the one of its kind that holds; only shares are held in several collectives at once.
 */
@Injectable()
export class Relations {
  constructor(
    private readonly database: Database,
    private readonly directory: UnitDirectory,
    private readonly people: LocatedPeople,
    private readonly homes: Homes,
    private readonly history: RegistryHistory,
    private readonly events: RegistryEvents,
    private readonly duplicates: CandidateSearch,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** Those that hold today. */
  ofToday(personId: string): Promise<RelationRow[]> {
    const today = this.clock.today();
    return this.database.query(
      `${RELATION_SQL} WHERE r.person_id = ? AND r.valid_from <= ? AND r.valid_to > ? ORDER BY r.id`,
      [personId, today, today],
      readRelation,
    );
  }

  /** All that ever held, the four kinds in their order. */
  async everOf(personId: string): Promise<Relation[]> {
    const rows = await this.database.query(
      `${RELATION_SQL} WHERE r.person_id = ? ORDER BY r.valid_from, r.id`,
      [personId],
      readRelation,
    );
    return inOrder(rows.map(({ relation }) => relation));
  }

  record(caller: Caller, personId: string, relation: NewRelation): Promise<void> {
    return this.database.transaction(async () => {
      const person = await this.people.holdToManage(caller, personId);
      const target = await this.targetOf(caller, relation);
      const before = await this.replacedBy(personId, relation);
      if (before !== null && relation.validFrom < before.relation.validFrom) {
        throw beforeKnown(before.relation.validFrom);
      }
      if (before !== null) await this.close(before.relation.id, relation.validFrom);
      await this.insert(person, relation, target);
      await this.history.record({
        subject: { kind: 'person', id: personId },
        actor: actorOf(caller),
        action: 'recorded',
        aspect: relation.kind,
        before: before === null ? null : describe(before.relation),
        after: { ...describe(relation), ...(target.unit === null ? {} : { unit: target.unit.name }) },
        source: relation.source,
      });
      await this.events.personChanged(personId);
      if (relation.kind === 'residence') await this.duplicates.look(personId);
      await this.note(caller, person, 'person.related', relation.kind);
    });
  }

  end(caller: Caller, personId: string, relationId: string, { on, source }: Ending): Promise<void> {
    return this.database.transaction(async () => {
      const person = await this.people.holdToManage(caller, personId);
      const relation = await this.endable(personId, relationId, on);
      await this.close(relationId, on);
      if (relation.kind === 'residence') await this.move(person, null);
      await this.history.record({
        subject: { kind: 'person', id: personId },
        actor: actorOf(caller),
        action: 'ended',
        aspect: relation.kind,
        before: describe(relation),
        after: { validTo: on },
        source,
      });
      await this.events.personChanged(personId);
      if (relation.kind === 'residence') await this.duplicates.look(personId);
      await this.note(caller, person, 'person.relationEnded', relation.kind);
    });
  }

  /** Inside a unit of work: all that hold end on a day, since somebody left; their home is told. */
  async endAll(person: LocatedPerson, on: string): Promise<void> {
    await this.database.execute(
      'UPDATE person_relations SET valid_to = CASE WHEN valid_from > ? THEN valid_from ELSE ? END WHERE person_id = ? AND valid_to = ?',
      [on, on, person.id, OPEN_END],
    );
    if (person.householdId === null) return;
    await this.homes.leave(person.id, person.householdId);
    await this.events.householdChanged(person.householdId);
  }

  async stored(personId: string, relationId: string): Promise<Relation> {
    const found = await this.database.queryOne(
      `${RELATION_SQL} WHERE r.id = ? AND r.person_id = ?`,
      [relationId, personId],
      readRelation,
    );
    if (found === null) throw relationProblems['relation.notFound']();
    return found.relation;
  }

  /** Inside a unit of work: back into a household that they had left. */
  async moveBack(person: LocatedPerson, householdId: string): Promise<void> {
    await this.homes.reenter(householdId);
    await this.move(person, householdId);
  }

  private async endable(personId: string, relationId: string, on: string): Promise<Relation> {
    const relation = await this.stored(personId, relationId);
    if (relation.validTo !== null) throw relationProblems['relation.ended']();
    if (relation.kind === 'serviceResponsibility') throw relationProblems['relation.endsByNext']();
    if (on > this.clock.today()) {
      throw invalid({ pointer: '/body/on', code: 'future', message: 'the end must have come: today or earlier' });
    }
    if (on < relation.validFrom) {
      throw invalid({ pointer: '/body/on', code: 'beforeStart', message: `must not lie before ${relation.validFrom}` });
    }
    return relation;
  }

  /** Inside a unit of work: the relation, and what of it the person's own row repeats. */
  async insert(person: LocatedPerson, relation: NewRelation, { home, unit }: Target): Promise<void> {
    const householdId = home === null ? null : await this.homes.enter(home);
    await this.database.insertMany('person_relations', RELATION_COLUMNS, [
      [
        ...[newId(), person.id, relation.kind, relation.validFrom, OPEN_END, relation.source],
        ...(relation.kind === 'householdRegistration' ? [relation.divisionCode, relation.address] : [null, null]),
        relation.kind === 'residence' ? relation.residenceKind : null,
        householdId,
        ...(relation.kind === 'collectiveShare' ? [relation.collective, relation.shareHundredths] : [null, null]),
        unit?.number ?? null,
      ],
    ]);
    if (householdId !== null) await this.move(person, householdId);
    if (unit !== null) await this.serve(person, unit);
  }

  private async targetOf(caller: Caller, relation: NewRelation): Promise<Target> {
    const errors: FieldError[] = [];
    if (relation.validFrom > this.clock.today()) {
      errors.push(FUTURE);
    }
    const home = relation.kind === 'residence' ? await this.homes.find(caller, relation, '/body') : null;
    if (home !== null && 'pointer' in home) errors.push(home);
    const unit = relation.kind === 'serviceResponsibility' ? this.directory.byId(relation.unitId) : null;
    if (relation.kind === 'serviceResponsibility' && (unit === null || !['grid', 'community'].includes(unit.level))) {
      errors.push({ pointer: '/body/unitId', code: 'unknown', message: 'choose a grid or a community of today' });
    }
    if (errors.length > 0 || (home !== null && 'pointer' in home))
      throw relationProblems['relation.invalid']({ errors });
    return { home, unit };
  }

  private replacedBy(personId: string, relation: NewRelation): Promise<RelationRow | null> {
    const share = relation.kind === 'collectiveShare';
    return this.database.queryOne(
      `${RELATION_SQL} WHERE r.person_id = ? AND r.kind = ? AND r.valid_to = ?${share ? ' AND r.collective = ?' : ''}`,
      [personId, relation.kind, OPEN_END, ...(share ? [relation.collective] : [])],
      readRelation,
    );
  }

  private async close(relationId: string, on: string): Promise<void> {
    await this.database.execute('UPDATE person_relations SET valid_to = ? WHERE id = ? AND valid_to = ?', [
      on,
      relationId,
      OPEN_END,
    ]);
  }

  private async move(person: LocatedPerson, householdId: string | null): Promise<void> {
    await this.database.execute('UPDATE people SET household_id = ? WHERE id = ?', [householdId, person.id]);
    if (person.householdId !== null && person.householdId !== householdId) {
      await this.homes.leave(person.id, person.householdId);
      await this.events.householdChanged(person.householdId);
    }
    if (householdId !== null) await this.events.householdChanged(householdId);
    await this.events.personMoved(person.id);
  }

  private async serve(person: LocatedPerson, unit: DirectoryUnit): Promise<void> {
    const { district, street, community, grid } = this.directory.numbersOf(unit.number);
    await this.database.execute(
      'UPDATE people SET district_id = ?, street_id = ?, community_id = ?, grid_id = ? WHERE id = ?',
      [district, street, community, grid, person.id],
    );
    await this.events.personMoved(person.id);
  }

  async note(
    caller: Caller,
    { id, units }: LocatedPerson,
    action: 'person.related' | 'person.relationCorrected' | 'person.relationEnded',
    kind: RelationKind,
  ): Promise<void> {
    await this.audit.record({
      actor: actorOf(caller),
      action,
      subject: { kind: 'person', id },
      unit: innermostOf(units),
      details: { kind },
    });
  }
}

/** What of a relation the history keeps: everything but identifiers. */
export function describe(relation: Record<string, unknown>): Record<string, Json> {
  const kept = ['validFrom', 'divisionCode', 'address', 'residenceKind', 'door', 'collective', 'shareHundredths'];
  const texts = Object.entries(relation).flatMap(([name, value]): [string, Json][] => {
    if (!kept.includes(name)) return [];
    return typeof value === 'string' || typeof value === 'number' ? [[name, value]] : [];
  });
  return Object.fromEntries(texts);
}

const FUTURE: FieldError = {
  pointer: '/body/validFrom',
  code: 'future',
  message: 'a relation holds from today or earlier',
};

export function inTheFuture() {
  return invalid(FUTURE);
}

export function beforeKnown(earliest: string) {
  return invalid({
    pointer: '/body/validFrom',
    code: 'beforeKnown',
    message: `what is known began on ${earliest}: give that day or a later one`,
  });
}

function invalid(error: FieldError) {
  return relationProblems['relation.invalid']({ errors: [error] });
}
