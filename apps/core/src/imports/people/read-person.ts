import {
  birthDateOfCitizenId,
  type DocumentType,
  documentTypeSchema,
  type ImportFaultCode,
  type ImportMapping,
  newPersonSchema,
  newRegistrationSchema,
  normalizeIdNumber,
  type PersonField,
  personImportFields,
  type ResidenceKind,
  residenceKindSchema,
  type Sex,
  sexOfCitizenId,
  sexSchema,
} from '@yige/contracts';
import type { SheetRow } from '@yige/sheets';
import { identityErrors } from '../../registry/identity-check.js';
import { CellReader } from '../cell-reader.js';
import { type ReadPlace, readPlace } from '../places/read-place.js';
import { plainText } from '../plain-text.js';

/** A resident as a row describes them; what is null was not said. */
export interface ReadPerson {
  name: string;
  documentType: DocumentType;
  /** In its normal form. */
  idNumber: string | null;
  sex: Sex;
  birthDate: string;
  phone: string | null;
  residenceKind: ResidenceKind | null;
  livesSince: string | null;
  registration: { divisionCode: string; address: string } | null;
}

/** What `identityErrors` finds, as faults of cells. */
const IDENTITY_FAULTS: Record<string, ImportFaultCode> = {
  'idNumber missing': 'missing',
  'idNumber notExpected': 'numberNotExpected',
  'idNumber birthDateImpossible': 'birthDateImpossible',
  'idNumber birthDateFuture': 'birthDateFuture',
  'idNumber checkCharacter': 'checkCharacter',
  'birthDate future': 'birthDateFuture',
  'birthDate differs': 'birthDateDiffers',
  'sex differs': 'sexDiffers',
};

/** Reads a row; null where its notes say what is wrong. Everything that is wrong is noted at once. */
export function readPerson(
  row: SheetRow,
  mapping: ImportMapping,
  today: string,
): { person: ReadPerson | null; place: ReadPlace | null; cells: CellReader<PersonField> } {
  const cells = new CellReader<PersonField>(row, personImportFields, mapping);
  const name = readName(cells);
  const identity = readIdentity(cells, today);
  const phone = readPhone(cells);
  const residenceKind = cells.value('residenceKind', (value) => residenceKindSchema.safeParse(value).data);
  const livesSince = cells.day('livesSince', today);
  const place = readPlace(cells, 'address');
  const registration = readRegistration(cells);
  const faulty = cells.notes.length > 0 || name === null || identity === null;
  const person = faulty ? null : { name, ...identity, phone, residenceKind, livesSince, registration };
  return { person, place, cells };
}

/** The number by which two rows speak of the same person; without one name, birth date and home do. */
export function personKey(row: SheetRow, mapping: ImportMapping): string | null {
  const text = (field: PersonField) => {
    const column = mapping.columns[field];
    return column === undefined ? '' : plainText(row.cells[column] ?? '');
  };
  const number = normalizeIdNumber(text('idNumber'));
  if (number !== '') return `number ${number}`;
  const home = [text('community'), text('building'), text('entrance'), text('door'), text('address')];
  return text('name') === '' ? null : ['person', text('name'), text('birthDate'), ...home].join('\n');
}

function readName(cells: CellReader<PersonField>): string | null {
  const text = cells.text('name', 200);
  if (text === null) {
    cells.fault('name', 'missing');
    return null;
  }
  const name = newPersonSchema.shape.name.safeParse(text).data;
  if (name === undefined) cells.fault('name', 'tooLong');
  return name ?? null;
}

function readPhone(cells: CellReader<PersonField>): string | null {
  const text = cells.text('phone', 60);
  if (text === null) return null;
  const phone = newPersonSchema.shape.phone.safeParse(text).data;
  if (phone === undefined) cells.fault('phone', 'phoneForm');
  return phone ?? null;
}

type Identity = Pick<ReadPerson, 'documentType' | 'idNumber' | 'sex' | 'birthDate'>;

/** Sex and birth date are taken from the citizen ID where no cell says them. */
function readIdentity(cells: CellReader<PersonField>, today: string): Identity | null {
  const text = cells.text('idNumber', 60);
  const idNumber = text === null ? null : normalizeIdNumber(text);
  const known = cells.value('documentType', (value) => documentTypeSchema.safeParse(value).data);
  const documentType = known ?? (idNumber === null ? 'none' : 'citizenId');
  const sexWritten = cells.value('sex', (value) => sexSchema.safeParse(value).data);
  const birthDateWritten = cells.day('birthDate', today);
  if (cells.hasFault('idNumber')) return null;
  const fromNumber = documentType === 'citizenId' && idNumber !== null && /^\d{17}[\dX]$/.test(idNumber);
  const sex = sexWritten ?? (fromNumber ? sexOfCitizenId(idNumber) : null);
  const birthDate = birthDateWritten ?? (fromNumber ? birthDateOfCitizenId(idNumber) : null);
  if (idNumber !== null && idNumber.length > 30) cells.fault('idNumber', 'tooLong');
  // A number in a form that tells neither: that is the one thing to mend.
  if (documentType === 'citizenId' && idNumber !== null && !fromNumber) cells.fault('idNumber', 'idNumberForm');
  else {
    if (sex === null) cells.fault('sex', 'missing');
    if (birthDate === null) cells.fault('birthDate', 'missing');
  }
  if (sex === null || birthDate === null) return null;
  const identity = { documentType, idNumber, sex, birthDate };
  for (const error of identityErrors(identity, today, { idNumber: 'idNumber', birthDate: 'birthDate', sex: 'sex' })) {
    const field = error.pointer === 'birthDate' || error.pointer === 'sex' ? error.pointer : 'idNumber';
    // What was taken from the number is at fault there.
    if (field === 'birthDate' && birthDateWritten === null) continue;
    const form = documentType === 'citizenId' ? 'idNumberForm' : 'idNumberFormOther';
    cells.fault(field, IDENTITY_FAULTS[`${field} ${error.code}`] ?? form);
  }
  return identity;
}

/** Code and address say together where somebody is registered. */
function readRegistration(cells: CellReader<PersonField>): ReadPerson['registration'] {
  const divisionCode = cells.text('registrationCode', 20);
  const address = cells.text('registrationAddress', 200);
  // An address alone is often in a list, and cannot be compared with anything.
  if (divisionCode === null) return null;
  if (newRegistrationSchema.shape.divisionCode.safeParse(divisionCode).success) {
    if (address !== null) return { divisionCode, address };
    cells.fault('registrationAddress', 'missing');
    return null;
  }
  cells.fault('registrationCode', 'codeForm');
  return null;
}
