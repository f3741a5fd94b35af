import { Injectable } from '@nestjs/common';
import type { Relation, RelationCorrection } from '@yige/contracts';
import { Database, type SqlValue } from '@yige/database';
import { actorOf, type Caller } from '../../access/caller.js';
import { OPEN_END } from '../../org/entities.js';
import { Clock } from '../../time/clock.js';
import { CandidateSearch } from '../duplicates/candidate-search.js';
import { earliestStart } from '../earliest-start.js';
import { RegistryHistory } from '../history/registry-history.js';
import { LocatedPeople } from '../located-people.js';
import { relationProblems } from '../problems.js';
import { RegistryEvents } from '../registry-events.js';
import { beforeKnown, describe, inTheFuture, Relations } from './relations.js';

/** Mends what was entered wrongly: since when a relation holds, what it says, or that it was ended. */
@Injectable()
export class RelationCorrections {
  constructor(
    private readonly database: Database,
    private readonly people: LocatedPeople,
    private readonly relations: Relations,
    private readonly history: RegistryHistory,
    private readonly events: RegistryEvents,
    private readonly duplicates: CandidateSearch,
    private readonly clock: Clock,
  ) {}

  correct(caller: Caller, personId: string, relationId: string, correction: RelationCorrection): Promise<void> {
    return this.database.transaction(async () => {
      const person = await this.people.holdToManage(caller, personId);
      const relation = await this.relations.stored(personId, relationId);
      if (relation.kind !== correction.kind) throw relationProblems['relation.otherKind']();
      if (relation.validTo !== null) throw relationProblems['relation.ended']();
      if (correction.validFrom > this.clock.today()) throw inTheFuture();
      await this.moveStart(personId, relation, correction.validFrom);
      const columns: [string, SqlValue][] = [
        ['valid_from', correction.validFrom],
        ['source', correction.source],
        ...columnsOf(correction),
      ];
      await this.database.execute(
        `UPDATE person_relations SET ${columns.map(([name]) => `${name} = ?`).join(', ')} WHERE id = ?`,
        [...columns.map(([, value]) => value), relationId],
      );
      await this.history.record({
        subject: { kind: 'person', id: personId },
        actor: actorOf(caller),
        action: 'corrected',
        aspect: relation.kind,
        before: describe(relation),
        after: describe(correction),
        source: correction.source,
      });
      await this.events.personChanged(personId);
      await this.relations.note(caller, person, 'person.relationCorrected', relation.kind);
    });
  }

  /** Takes an end back; whose residence it is lives there again. */
  reopen(caller: Caller, personId: string, relationId: string, source: string): Promise<void> {
    return this.database.transaction(async () => {
      const person = await this.people.holdToManage(caller, personId);
      const relation = await this.relations.stored(personId, relationId);
      const later = await this.later(personId, relation);
      if (relation.validTo === null || later) throw relationProblems['relation.holds']();
      await this.database.execute('UPDATE person_relations SET valid_to = ? WHERE id = ?', [OPEN_END, relationId]);
      if (relation.kind === 'residence') await this.relations.moveBack(person, relation.householdId);
      await this.history.record({
        subject: { kind: 'person', id: personId },
        actor: actorOf(caller),
        action: 'corrected',
        aspect: relation.kind,
        before: { validTo: relation.validTo },
        after: describe(relation),
        source,
      });
      await this.events.personChanged(personId);
      if (relation.kind === 'residence') await this.duplicates.look(personId);
      await this.relations.note(caller, person, 'person.relationCorrected', relation.kind);
    });
  }

  /** Whether another one of its kind holds, or held after it. */
  private async later(personId: string, relation: Relation): Promise<boolean> {
    const { sql, parameters } = alike(personId, relation);
    const found = await this.database.queryOne(
      `SELECT id FROM person_relations WHERE ${sql} AND valid_to > ? LIMIT 1`,
      [...parameters, relation.validTo ?? OPEN_END],
      (row) => row.text('id'),
    );
    return found !== null;
  }

  /** The relation before this one ends where it begins, and goes along; not before its own beginning. */
  private async moveStart(personId: string, relation: Relation, to: string): Promise<void> {
    if (to === relation.validFrom) return;
    const { sql, parameters } = alike(personId, relation);
    const previous = await this.database.queryOne(
      `SELECT id, valid_from, valid_to FROM person_relations
       WHERE ${sql} AND valid_from <= ? ORDER BY valid_to DESC, valid_from DESC LIMIT 1`,
      [...parameters, relation.validFrom],
      (row) => ({ id: row.text('id'), from: row.text('valid_from'), to: row.text('valid_to') }),
    );
    if (previous === null) return;
    const earliest = earliestStart(previous, relation.validFrom);
    if (to < earliest) throw beforeKnown(earliest);
    if (previous.to === relation.validFrom) {
      await this.database.execute('UPDATE person_relations SET valid_to = ? WHERE id = ?', [to, previous.id]);
    }
  }
}

/** Others of a kind, of which one holds at a time; shares are held in several collectives at once. */
function alike(personId: string, relation: Relation): { sql: string; parameters: SqlValue[] } {
  const share = relation.kind === 'collectiveShare';
  return {
    sql: `person_id = ? AND kind = ? AND id <> ?${share ? ' AND collective = ?' : ''}`,
    parameters: [personId, relation.kind, relation.id, ...(share ? [relation.collective] : [])],
  };
}

function columnsOf(correction: RelationCorrection): [string, SqlValue][] {
  switch (correction.kind) {
    case 'householdRegistration':
      return [
        ['division_code', correction.divisionCode],
        ['address', correction.address],
      ];
    case 'residence':
      return [['residence_kind', correction.residenceKind]];
    case 'collectiveShare':
      return [['share_hundredths', correction.shareHundredths]];
    case 'serviceResponsibility':
      return [];
  }
}
