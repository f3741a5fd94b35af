/** Weights of the first 17 characters and the characters of the check sum, GB 11643-1999. */
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_CHARACTERS = '10X98765432';

/** What a citizen ID can be wrong in: its form, its date of birth, or its last character. */
export type CitizenIdFault = 'form' | 'birthDateImpossible' | 'birthDateFuture' | 'checkCharacter';

/** Upper case, ASCII digits, nothing between them: as it is stored, compared and indexed. */
export function normalizeIdNumber(text: string): string {
  return text.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase();
}

/**
 * The forms in which the number of a citizen ID stands in registers: of 18 characters, and for whoever was born in the
 * 20th century of 15 digits as on the first generation of cards (GB 11643-1989: no century, no check character). The
 * longest comes first; any other number stands for itself.
 */
export function citizenIdForms(idNumber: string): string[] {
  const number = normalizeIdNumber(idNumber);
  if (/^[1-9]\d{14}$/.test(number)) {
    const body = `${number.slice(0, 6)}19${number.slice(6)}`;
    return [`${body}${checkCharacterOf(body)}`, number];
  }
  if (!/^[1-9]\d{5}19\d{9}[\dX]$/.test(number)) return [number];
  return [number, `${number.slice(0, 6)}${number.slice(8, 17)}`];
}

/** What is wrong with a citizen ID (公民身份号码), or null. `today` is the calendar day before which one is born. */
export function citizenIdFault(idNumber: string, today: string): CitizenIdFault | null {
  if (!/^[1-9]\d{16}[\dX]$/.test(idNumber)) return 'form';
  const birthDate = birthDateOfCitizenId(idNumber);
  if (!isCalendarDate(birthDate)) return 'birthDateImpossible';
  if (birthDate > today) return 'birthDateFuture';
  return checkCharacterOf(idNumber) === idNumber[17] ? null : 'checkCharacter';
}

/** Digits 7–14, `YYYY-MM-DD`. */
export function birthDateOfCitizenId(idNumber: string): string {
  return `${idNumber.slice(6, 10)}-${idNumber.slice(10, 12)}-${idNumber.slice(12, 14)}`;
}

/** The 17th digit is odd for male. */
export function sexOfCitizenId(idNumber: string): 'female' | 'male' {
  return Number(idNumber[16]) % 2 === 1 ? 'male' : 'female';
}

export function checkCharacterOf(idNumber: string): string {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(idNumber[index]), 0);
  return CHECK_CHARACTERS.charAt(sum % 11);
}

function isCalendarDate(text: string): boolean {
  const date = new Date(`${text}T00:00:00.000Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
