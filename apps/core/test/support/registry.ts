import { checkCharacterOf, type NewPerson, ProblemError } from '@yige/contracts';
import { idOf } from './district.js';

/** A citizen ID of division 990101, which nobody has, right in its check character. */
export function citizenId(birthDate: string, order: number): string {
  const body = `990101${birthDate.replaceAll('-', '')}${String(order).padStart(3, '0')}`;
  return `${body}${checkCharacterOf(body)}`;
}

/**
 * Three digits, even for women. Counted on over all files of a process, whose databases know nothing of each other; so what a
 * test numbers itself for this day of birth begins at 700.
 */
const [FIRST_ORDER, LAST_ORDER] = [102, 698];
let order = LAST_ORDER;

/** Somebody new in grid elm-1, all well; each of a file’s first 299 has an ID number of their own. */
export function newPerson(changes: Partial<NewPerson> = {}): NewPerson {
  order = order === LAST_ORDER ? FIRST_ORDER : order + 2;
  return {
    name: '陈桂兰',
    sex: 'female',
    birthDate: '1944-05-12',
    documentType: 'citizenId',
    idNumber: citizenId('1944-05-12', order),
    aliases: [],
    phone: null,
    furtherPhones: [],
    source: '网格员上门',
    residence: {
      dwellingId: idOf('elm-1-dwelling'),
      householdId: idOf('elm-1-household'),
      residenceKind: 'permanent',
      validFrom: '2020-01-01',
    },
    ...changes,
  };
}

/** Where the answer says that something is wrong, and what. */
export async function faultsOf(call: Promise<unknown>): Promise<string[]> {
  try {
    await call;
  } catch (error) {
    if (error instanceof ProblemError)
      return (error.problem.errors ?? []).map(({ pointer, code }) => `${pointer} ${code}`);
    throw error;
  }
  throw new Error('It was not refused');
}
