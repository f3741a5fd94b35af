import { Injectable } from '@nestjs/common';
import {
  corePermissions,
  documentTypeSchema,
  type KnownProblem,
  type Page,
  type Person,
  type RegistryChange,
} from '@yige/contracts';
import { type Condition, Database } from '@yige/database';
import type { Caller } from '../access/caller.js';
import { scopeCondition, type UnitNumbers } from '../access/scope.js';
import { UnitDirectory } from '../org/unit-directory.js';
import { aliasesOf } from './aliases.js';
import { MergedPeople } from './duplicates/merged-people.js';
import { FactCatalogue } from './facts/fact-catalogue.js';
import { FACT_ASPECT, Facts } from './facts/facts.js';
import { RegistryHistory } from './history/registry-history.js';
import { LocatedPeople } from './located-people.js';
import { personSql, readPerson, readUnitNumbers } from './person-rows.js';
import { personProblems } from './problems.js';
import { inOrder, mismatchOf } from './relations/relation-rows.js';
import { Relations } from './relations/relations.js';
import { PersonReads } from './rights/person-reads.js';

const PHOTO = '(SELECT MAX(f.id) FROM person_photos f WHERE f.person_id = p.id) AS photo_id';

/** One resident as far as the caller may see them: numbers masked, facts by class. */
@Injectable()
export class PersonDetails {
  constructor(
    private readonly database: Database,
    private readonly directory: UnitDirectory,
    private readonly people: LocatedPeople,
    private readonly relations: Relations,
    private readonly facts: Facts,
    private readonly catalogue: FactCatalogue,
    private readonly registryHistory: RegistryHistory,
    private readonly reads: PersonReads,
    private readonly merged: MergedPeople,
  ) {}

  /** Kept in the log of readers, which the resident may ask for. */
  async get(caller: Caller, id: string): Promise<Person> {
    const { person, units } = await this.read(caller, id, this.scope(caller));
    await this.reads.note(caller, id, units);
    return person;
  }

  /**
   * What a change left behind: whoever made it sees it once more, also when it took the person out of their units.
   * The right to make it has been checked.
   */
  async getAfterChange(caller: Caller, id: string): Promise<Person> {
    return (await this.read(caller, id, { sql: '1 = 1', parameters: [] })).person;
  }

  async history(
    caller: Caller,
    id: string,
    page: { cursor?: string | undefined; limit: number },
  ): Promise<Page<RegistryChange>> {
    const { units } = await this.people.find(caller, id);
    return this.registryHistory.of(
      { kind: 'person', ids: await this.merged.idsOf(id) },
      page,
      (aspect) =>
        !aspect.startsWith(FACT_ASPECT) || this.catalogue.maySee(caller, units, aspect.slice(FACT_ASPECT.length)),
    );
  }

  private async read(caller: Caller, id: string, within: Condition): Promise<{ person: Person; units: UnitNumbers }> {
    const row = await this.database.queryOne(
      `${personSql('people p', PHOTO)} WHERE p.id = ? AND ${within.sql}`,
      [id, ...within.parameters],
      (found) => found,
    );
    if (row === null) throw await this.absent(id, within);
    const summary = readPerson(row, this.directory);
    const householdId = summary.door?.householdId ?? null;
    const units = readUnitNumbers(row);
    const relations = await this.relations.ofToday(id);
    const served = this.directory.referenceOf(units);
    const person: Person = {
      ...summary,
      photoId: row.textOrNull('photo_id'),
      documentType: documentTypeSchema.parse(row.text('document_type')),
      aliases: await aliasesOf(this.database, id),
      furtherPhones: await this.furtherPhones(id),
      // Who serves them today follows reorganisations; the relation keeps the unit as it was.
      relations: inOrder(relations.map(({ relation }) => relation)).map((relation) =>
        relation.kind === 'serviceResponsibility' ? { ...relation, unit: served } : relation,
      ),
      registrationMismatch: mismatchOf(relations),
      facts: await this.facts.of(caller, { id, householdId, units }),
      householdMembers: householdId === null ? [] : await this.membersBeside(caller, id, householdId),
      updatedAt: row.instant('updated_at').toISOString(),
      actions: this.people.mayManage(caller, units) ? ['correct', 'relate', 'recordFact'] : [],
    };
    return { person, units };
  }

  /** Whoever may see the person that this one has become is told who it is; anybody else learns nothing. */
  private async absent(id: string, within: Condition): Promise<KnownProblem> {
    const survivorId = (await this.merged.survivorsOf([id])).get(id);
    if (survivorId === undefined) return personProblems['person.notFound']();
    const seen = await this.database.queryOne(
      `SELECT p.id FROM people p WHERE p.id = ? AND ${within.sql}`,
      [survivorId, ...within.parameters],
      (row) => row.text('id'),
    );
    if (seen === null) return personProblems['person.notFound']();
    return personProblems['person.merged']({
      errors: [
        {
          pointer: '/params/id',
          code: 'merged',
          message: { 'zh-CN': '请用合并后的编号', en: 'use the id of the person that this one has become' },
          values: { personId: survivorId },
        },
      ],
    });
  }

  private furtherPhones(personId: string): Promise<Person['furtherPhones']> {
    return this.database.query(
      'SELECT id, phone_mask, label FROM person_phones WHERE person_id = ? ORDER BY position',
      [personId],
      (row) => ({ id: row.text('id'), phone: row.text('phone_mask'), label: row.text('label') }),
    );
  }

  private membersBeside(caller: Caller, personId: string, householdId: string): Promise<Person['householdMembers']> {
    const within = this.scope(caller);
    return this.database.query(
      `SELECT p.id, p.name, p.birth_date FROM people p WHERE p.household_id = ? AND p.id <> ? AND ${within.sql} ORDER BY p.birth_date, p.id`,
      [householdId, personId, ...within.parameters],
      (row) => ({ id: row.text('id'), name: row.text('name'), birthDate: row.text('birth_date') }),
    );
  }

  private scope(caller: Caller): Condition {
    return scopeCondition(this.directory.scopeOf(caller, corePermissions.personRead), 'p');
  }
}
