import type { PersonField, ResidenceKind } from '@yige/contracts';
import type { ResidentChange } from '../../registry/bulk/bulk-people.js';
import type { KnownPerson } from '../../registry/bulk/known-people.js';
import type { BookDwelling } from '../../registry/bulk/place-book.js';
import type { ReadPerson } from './read-person.js';

interface Difference {
  /** The fields that differ, in the order of the columns. */
  fields: PersonField[];
  identity: Pick<ResidentChange, 'name' | 'sex' | 'birthDate' | 'phone'>;
  /** A new residence: another home, or lived in otherwise. */
  residence: { kind: ResidenceKind; validFrom: string } | null;
  moves: boolean;
  registration: Pick<ResidentChange, 'registration'>;
}

/** What a row changes of somebody who is known. A cell that says nothing changes nothing. */
export function residentChange(
  known: KnownPerson,
  person: ReadPerson,
  { dwelling, phoneDiffers, today }: { dwelling: BookDwelling; phoneDiffers: boolean; today: string },
): Difference | 'beforeKnown' {
  const fields: PersonField[] = [];
  const identity: Difference['identity'] = {};
  if (person.name !== known.name) {
    identity.name = person.name;
    fields.push('name');
  }
  if (person.sex !== known.sex) {
    identity.sex = person.sex;
    fields.push('sex');
  }
  if (person.birthDate !== known.birthDate) {
    identity.birthDate = person.birthDate;
    fields.push('birthDate');
  }
  if (phoneDiffers && person.phone !== null) {
    identity.phone = person.phone;
    fields.push('phone');
  }
  const moves = known.dwellingId !== dwelling.id;
  const kind = person.residenceKind ?? known.residence?.kind ?? 'permanent';
  const livesOtherwise = known.residence === null || kind !== known.residence.kind;
  if (moves) fields.push('building');
  if (!moves && livesOtherwise) fields.push('residenceKind');
  const validFrom = person.livesSince ?? today;
  if ((moves || livesOtherwise) && known.residence !== null && validFrom < known.residence.validFrom) {
    return 'beforeKnown';
  }
  const { registration } = person;
  const registers =
    registration !== null &&
    (registration.divisionCode !== known.registration?.divisionCode ||
      registration.address !== known.registration.address);
  if (registers) fields.push('registrationAddress');
  return {
    fields,
    identity,
    residence: moves || livesOtherwise ? { kind, validFrom } : null,
    moves,
    registration: registers ? { registration: { ...registration, validFrom: today } } : {},
  };
}
