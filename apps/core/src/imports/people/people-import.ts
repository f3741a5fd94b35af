import { Injectable } from '@nestjs/common';
import { type ImportMapping, importKindPermissions, type PersonField, personImportFields } from '@yige/contracts';
import { Database } from '@yige/database';
import type { SheetRow } from '@yige/sheets';
import { scopeIncludes } from '../../access/scope.js';
import { UnitDirectory } from '../../org/unit-directory.js';
import { BulkPeople, type NewResident, type ResidentChange } from '../../registry/bulk/bulk-people.js';
import { KnownPeople, type KnownPerson, nameOfUndocumented } from '../../registry/bulk/known-people.js';
import { type BookDwelling, PlaceBook, type WrittenPlace } from '../../registry/bulk/place-book.js';
import { RegistryEvents } from '../../registry/registry-events.js';
import { Clock } from '../../time/clock.js';
import type { CellReader } from '../cell-reader.js';
import {
  type ImportContext,
  type ImportHandler,
  type JudgedChunk,
  type JudgedRow,
  type NumberedRow,
  USUAL_CHUNK,
} from '../import-kind.js';
import { writtenPlace } from '../places/written-place.js';
import { UnitNames } from '../unit-names.js';
import { personKey, type ReadPerson, readPerson } from './read-person.js';
import { residentChange } from './resident-change.js';

/** A row that names a place; its person is null where something else is wrong with it. */
interface Located {
  row: number;
  cells: CellReader<PersonField>;
  person: ReadPerson | null;
  written: WrittenPlace;
}

interface Placed extends Located {
  person: ReadPerson;
  dwelling: BookDwelling;
}

/** Residents with their homes (居民). */
@Injectable()
export class PeopleImport implements ImportHandler {
  readonly kind = 'people';
  readonly fields = personImportFields;
  readonly permissions = importKindPermissions.people;
  readonly rowsAtOnce = USUAL_CHUNK;
  readonly wholeFile = false;

  constructor(
    private readonly database: Database,
    private readonly directory: UnitDirectory,
    private readonly known: KnownPeople,
    private readonly people: BulkPeople,
    private readonly events: RegistryEvents,
    private readonly clock: Clock,
  ) {}

  keyOf(row: SheetRow, mapping: ImportMapping): string | null {
    return personKey(row, mapping);
  }

  async judge(rows: readonly NumberedRow[], context: ImportContext): Promise<JudgedChunk> {
    const judged = new Map<number, JudgedRow>();
    const located = this.read(rows, context, judged);
    const numbers = located.flatMap(({ person }) => person?.idNumber ?? []);
    const { people: byNumber, sealed } = await this.known.byNumber(numbers);
    const book = await PlaceBook.read(
      this.database,
      located.map(({ written }) => written),
    );
    const placed: Placed[] = [];
    for (const { person, ...place } of located) {
      const known = byNumber.get(person?.idNumber ?? '');
      if (known !== undefined && !scopeIncludes(context.scope, this.directory.unitsOfRow(known.units))) {
        place.cells.fault('idNumber', 'registeredElsewhere');
      }
      if (sealed.has(person?.idNumber ?? '')) place.cells.fault('idNumber', 'recordSealed');
      const found = book.find(place.written);
      // A house that has several doors by now: which one is meant cannot be told.
      const unclear = found === 'doorUnknown' && place.written.door === null;
      if (typeof found === 'string' && (unclear || !context.mapping.makePlaces)) {
        place.cells.fault(found === 'doorUnknown' ? 'door' : 'building', found);
      }
      if (person === null || place.cells.notes.length > 0) judged.set(place.row, refused(place));
      else placed.push({ ...place, person, dwelling: typeof found === 'string' ? book.make(place.written) : found });
    }
    const undocumented = await this.undocumented(placed);
    const residents: NewResident[] = [];
    const changes: ResidentChange[] = [];
    for (const candidate of placed) {
      const { idNumber } = candidate.person;
      const known = idNumber === null ? undocumented.get(nameIn(candidate)) : byNumber.get(idNumber);
      if (known === undefined) {
        residents.push(this.resident(candidate, book));
        judged.set(candidate.row, { row: candidate.row, outcome: 'created', notes: [] });
      } else judged.set(candidate.row, await this.judgeKnown(candidate, known, book, changes));
    }
    return {
      rows: rows.flatMap(({ row }) => judged.get(row.number) ?? []),
      write: async () => {
        const origin = { actor: context.actor, source: context.mapping.source };
        await book.write();
        await this.people.register(residents, origin);
        await this.people.change(changes, origin);
        await this.events.householdsChanged(book.joined(residents.map(({ residence }) => residence.householdId)));
      },
    };
  }

  async finish({ importId }: ImportContext): Promise<void> {
    await this.events.peopleImported(importId);
  }

  private read(
    rows: readonly NumberedRow[],
    { mapping, unit }: ImportContext,
    judged: Map<number, JudgedRow>,
  ): Located[] {
    const names = new UnitNames(this.directory, unit);
    const today = this.clock.today();
    return rows.flatMap(({ row, firstRow }) => {
      const { person, place, cells } = readPerson(row, mapping, today);
      if (firstRow !== null) cells.fault('idNumber' in mapping.columns ? 'idNumber' : 'name', 'duplicateInFile');
      const written = place === null ? null : writtenPlace(place, names, this.directory);
      if (written !== null && !('fault' in written)) return [{ row: row.number, cells, person, written }];
      if (written !== null) cells.fault(written.field, written.fault);
      judged.set(row.number, refused({ row: row.number, cells }));
      return [];
    });
  }

  private undocumented(placed: readonly Placed[]): Promise<Map<string, KnownPerson>> {
    const people = placed.filter(({ person }) => person.idNumber === null);
    return this.known.undocumented(
      people.map(({ person: { name, birthDate }, dwelling }) => ({ name, birthDate, dwellingId: dwelling.id })),
    );
  }

  private resident({ person, dwelling }: Placed, book: PlaceBook): NewResident {
    const { name, sex, birthDate, documentType, idNumber, phone, registration } = person;
    const validFrom = person.livesSince ?? this.clock.today();
    return {
      ...{ name, sex, birthDate, documentType, idNumber, phone, units: dwelling.units },
      residence: { householdId: book.enter(dwelling), kind: person.residenceKind ?? 'permanent', validFrom },
      registration: registration === null ? null : { ...registration, validFrom },
    };
  }

  private async judgeKnown(
    candidate: Placed,
    known: KnownPerson,
    book: PlaceBook,
    changes: ResidentChange[],
  ): Promise<JudgedRow> {
    const { row, cells, person, dwelling } = candidate;
    const phoneDiffers = person.phone !== null && !(await this.known.samePhone(known, person.phone));
    const judged = residentChange(known, person, { dwelling, phoneDiffers, today: this.clock.today() });
    if (judged === 'beforeKnown') {
      cells.fault('livesSince', 'beforeKnown');
      return refused(candidate);
    }
    if (judged.fields.length === 0) return { row, outcome: 'unchanged', notes: [] };
    const householdId = judged.moves ? book.enter(dwelling) : (known.householdId ?? '');
    const residence = judged.residence === null ? {} : { residence: { ...judged.residence, householdId } };
    changes.push({ person: known, ...judged.identity, ...residence, ...judged.registration });
    return { row, outcome: 'changed', notes: judged.fields.map((field) => cells.changed(field)) };
  }
}

function nameIn({ person: { name, birthDate }, dwelling }: Placed): string {
  return nameOfUndocumented({ name, birthDate, dwellingId: dwelling.id });
}

function refused({ row, cells }: Pick<Located, 'row' | 'cells'>): JudgedRow {
  return { row, outcome: 'refused', notes: cells.notes };
}
