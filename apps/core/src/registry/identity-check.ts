import {
  birthDateOfCitizenId,
  type CitizenIdFault,
  citizenIdFault,
  type DocumentType,
  type FieldError,
  normalizeIdNumber,
  type Sex,
  sexOfCitizenId,
} from '@yige/contracts';

export interface Identity {
  documentType: DocumentType;
  idNumber: string | null;
  birthDate: string;
  sex: Sex;
}

/** Where each field stands in the request, as JSON pointers. */
export interface IdentityPointers {
  idNumber: string;
  birthDate: string;
  sex: string;
}

const CITIZEN_ID_FAULTS: Record<CitizenIdFault, string> = {
  form: 'a citizen ID has 17 digits and a check character, 18 in all',
  birthDateImpossible: 'digits 7 to 14 are no day of the calendar',
  birthDateFuture: 'digits 7 to 14 lie in the future',
  checkCharacter: 'the last character does not fit the others: one of them is mistyped',
};

/** Forms of the other documents; a residence permit (居住证) of 18 characters stands for either permit. */
const FORMS: Partial<Record<DocumentType, RegExp>> = {
  hongKongMacaoPermit: /^([HM]\d{8}(\d{2})?|8[1-2]0000\d{11}[\dX])$/,
  taiwanPermit: /^(\d{8}|\d{10}|830000\d{11}[\dX])$/,
  passport: /^[A-Z0-9]{5,15}$/,
  birthCertificate: /^[A-Z]\d{9}$/,
};

/** What is wrong with document, birth date and sex together: rules.md, "Identity and codes". */
export function identityErrors(identity: Identity, today: string, at: IdentityPointers): FieldError[] {
  const errors: FieldError[] = [];
  if (identity.birthDate > today) {
    errors.push({ pointer: at.birthDate, code: 'future', message: 'a birth date lies in the past' });
  }
  return [...errors, ...documentErrors(identity, today, at)];
}

function documentErrors(identity: Identity, today: string, at: IdentityPointers): FieldError[] {
  const { documentType, idNumber } = identity;
  if (documentType === 'none') {
    return idNumber === null
      ? []
      : [{ pointer: at.idNumber, code: 'notExpected', message: 'somebody without a document has no number' }];
  }
  if (idNumber === null) return [{ pointer: at.idNumber, code: 'missing', message: 'give the number of the document' }];
  const number = normalizeIdNumber(idNumber);
  if (documentType === 'citizenId') return citizenIdErrors({ ...identity, idNumber: number }, today, at);
  if (FORMS[documentType]?.test(number) ?? true) return [];
  return [{ pointer: at.idNumber, code: 'form', message: 'this is not how numbers of this document look' }];
}

function citizenIdErrors(
  { idNumber, birthDate, sex }: Identity & { idNumber: string },
  today: string,
  at: IdentityPointers,
): FieldError[] {
  const fault = citizenIdFault(idNumber, today);
  if (fault !== null) return [{ pointer: at.idNumber, code: fault, message: CITIZEN_ID_FAULTS[fault] }];
  const errors: FieldError[] = [];
  if (birthDateOfCitizenId(idNumber) !== birthDate) {
    errors.push({ pointer: at.birthDate, code: 'differs', message: 'the citizen ID says another birth date' });
  }
  if (sexOfCitizenId(idNumber) !== sex) {
    errors.push({ pointer: at.sex, code: 'differs', message: 'the citizen ID says another sex' });
  }
  return errors;
}
