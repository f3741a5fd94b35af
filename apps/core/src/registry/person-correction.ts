import { Injectable } from '@nestjs/common';
import {
  type DocumentType,
  documentTypeSchema,
  type Json,
  normalizeIdNumber,
  type PersonCorrection,
  type Sex,
  sexSchema,
} from '@yige/contracts';
import { Database, type SqlValue } from '@yige/database';
import { actorOf, type Caller } from '../access/caller.js';
import { innermostOf } from '../access/scope.js';
import { AuditTrail } from '../audit/audit-trail.js';
import { Clock } from '../time/clock.js';
import { aliasesOf, replaceAliases } from './aliases.js';
import { CandidateSearch } from './duplicates/candidate-search.js';
import { RegistryHistory } from './history/registry-history.js';
import { identityErrors } from './identity-check.js';
import { LocatedPeople } from './located-people.js';
import { Numbers } from './numbers.js';
import { personProblems } from './problems.js';
import { RegistryEvents } from './registry-events.js';
import { searchName } from './search/search-name.js';

interface Known {
  name: string;
  sex: Sex;
  birthDate: string;
  documentType: DocumentType;
  idNumber: string | null;
  phone: string | null;
}

interface Change {
  aspect: string;
  before: Json;
  after: Json;
  sensitive?: boolean;
}

/** Corrects who somebody is. Only what differs is written, and each of it stands in the history. */
@Injectable()
export class PersonCorrections {
  constructor(
    private readonly database: Database,
    private readonly people: LocatedPeople,
    private readonly numbers: Numbers,
    private readonly history: RegistryHistory,
    private readonly events: RegistryEvents,
    private readonly duplicates: CandidateSearch,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  correct(caller: Caller, personId: string, correction: PersonCorrection): Promise<void> {
    return this.database.transaction(async () => {
      const person = await this.people.holdToManage(caller, personId);
      const known = await this.known(personId);
      const next = merge(known, correction);
      this.check(next, correction);
      const changes = [
        ...(await this.changeIdentity(personId, known, next)),
        ...(await this.changeLists(personId, correction)),
      ];
      if (changes.length === 0) return;
      for (const change of changes) {
        await this.history.record({
          ...change,
          subject: { kind: 'person', id: personId },
          actor: actorOf(caller),
          action: 'corrected',
          source: correction.source,
        });
      }
      await this.events.personChanged(personId);
      await this.duplicates.look(personId);
      await this.audit.record({
        actor: actorOf(caller),
        action: 'person.corrected',
        subject: { kind: 'person', id: personId },
        unit: innermostOf(person.units),
        details: { aspects: changes.map(({ aspect }) => aspect) },
      });
    });
  }

  private check(next: Known, { document, birthDate, sex }: PersonCorrection): void {
    if ((document ?? birthDate ?? sex) === undefined) return;
    const errors = identityErrors(next, this.clock.today(), {
      idNumber: '/body/document/idNumber',
      birthDate: '/body/birthDate',
      sex: '/body/sex',
    });
    if (errors.length > 0) throw personProblems['person.invalid']({ errors });
  }

  private async known(personId: string): Promise<Known> {
    const row = await this.database.queryOne(
      'SELECT name, sex, birth_date, document_type, id_number_sealed, phone_sealed FROM people WHERE id = ?',
      [personId],
      (found) => found,
    );
    if (row === null) throw personProblems['person.notFound']();
    const idNumber = row.textOrNull('id_number_sealed');
    const phone = row.textOrNull('phone_sealed');
    return {
      name: row.text('name'),
      sex: sexSchema.parse(row.text('sex')),
      birthDate: row.text('birth_date'),
      documentType: documentTypeSchema.parse(row.text('document_type')),
      idNumber: idNumber === null ? null : await this.numbers.openIdNumber(idNumber),
      phone: phone === null ? null : await this.numbers.openPhone(phone),
    };
  }

  private async changeIdentity(personId: string, known: Known, next: Known): Promise<Change[]> {
    const changes: Change[] = [];
    const sets: [string, SqlValue][] = [];
    if (next.name !== known.name) {
      const { pinyin, initials } = searchName(next.name);
      sets.push(['name', next.name], ['name_pinyin', pinyin], ['name_initials', initials]);
      changes.push({ aspect: 'name', before: known.name, after: next.name });
    }
    if (next.sex !== known.sex) {
      sets.push(['sex', next.sex]);
      changes.push({ aspect: 'sex', before: known.sex, after: next.sex });
    }
    if (next.birthDate !== known.birthDate) {
      sets.push(['birth_date', next.birthDate]);
      changes.push({ aspect: 'birthDate', before: known.birthDate, after: next.birthDate });
    }
    if (next.documentType !== known.documentType) {
      sets.push(['document_type', next.documentType]);
      changes.push({ aspect: 'documentType', before: known.documentType, after: next.documentType });
    }
    if (next.idNumber !== known.idNumber) {
      await this.refuseTaken(personId, next.idNumber);
      const [sealed, mask, index] = await this.numbers.idNumber(next.idNumber);
      sets.push(['id_number_sealed', sealed], ['id_number_mask', mask], ['id_number_index', index]);
      changes.push({ aspect: 'document', before: known.idNumber, after: next.idNumber, sensitive: true });
    }
    if (next.phone !== known.phone) {
      const [sealed, mask, index] = await this.numbers.phone(next.phone);
      sets.push(['phone_sealed', sealed], ['phone_mask', mask], ['phone_index', index]);
      changes.push({ aspect: 'phones', before: listOf(known.phone), after: listOf(next.phone), sensitive: true });
    }
    if (sets.length > 0) {
      await this.database.execute(`UPDATE people SET ${sets.map(([name]) => `${name} = ?`).join(', ')} WHERE id = ?`, [
        ...sets.map(([, value]) => value),
        personId,
      ]);
    }
    return changes;
  }

  private async changeLists(personId: string, { aliases, furtherPhones }: PersonCorrection): Promise<Change[]> {
    const changes: Change[] = [];
    if (aliases !== undefined) {
      const before = await aliasesOf(this.database, personId);
      if (JSON.stringify(before) !== JSON.stringify(aliases)) {
        await replaceAliases(this.database, personId, aliases);
        changes.push({ aspect: 'aliases', before, after: aliases });
      }
    }
    if (furtherPhones !== undefined) {
      const before = await this.numbers.replaceFurtherPhones(personId, furtherPhones);
      const after = furtherPhones.map(({ phone }) => phone);
      if (before.length > 0 || after.length > 0) changes.push({ aspect: 'phones', before, after, sensitive: true });
    }
    return changes;
  }

  private async refuseTaken(personId: string, idNumber: string | null): Promise<void> {
    if (idNumber === null) return;
    const holder = await this.numbers.holdAndFindHolder(idNumber);
    if (holder === null || holder === personId) return;
    throw personProblems['person.alreadyRegistered']({
      errors: [{ pointer: '/body/document/idNumber', code: 'taken', message: 'somebody else has this number' }],
    });
  }
}

function merge(known: Known, { name, sex, birthDate, document, phone }: PersonCorrection): Known {
  const number = document?.idNumber ?? null;
  return {
    name: name ?? known.name,
    sex: sex ?? known.sex,
    birthDate: birthDate ?? known.birthDate,
    documentType: document?.type ?? known.documentType,
    idNumber: document === undefined ? known.idNumber : number === null ? null : normalizeIdNumber(number),
    phone: phone === undefined ? known.phone : phone,
  };
}

function listOf(phone: string | null): string[] {
  return phone === null ? [] : [phone];
}
