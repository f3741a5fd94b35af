import { type AgencyKind, type BodyKind, type PartnerKind, roleLevels, type UnitLevel } from '@yige/contracts';
import { administratorRoles, roleAgencies, roleBodies, rolePartners } from '../../access/roles.js';
import { OPEN_END } from '../../org/entities.js';
import type { FaultCode } from './faults.js';
import { overlap, type PostTerm } from './post-term.js';

/** Where a post would be: what is known today of the unit and of what lies in it. */
export interface PostPlace {
  /** Null: no such unit within the caller's scope. */
  level: UnitLevel | null;
  /** Null: there is none of this id in the unit or above it. Undefined: none was named. */
  body?: BodyKind | null;
  agency?: AgencyKind | null;
  partner?: PartnerKind | null;
  /** Kinds of the bodies that the unit and the units above it have. */
  bodyKinds: ReadonlySet<BodyKind>;
}

export interface AppointmentCase {
  /** The appointment as it would be. */
  proposed: PostTerm;
  place: PostPlace;
  /** All other appointments of the person, past and to come. */
  held: readonly PostTerm[];
  person: { disabled: boolean; isCaller: boolean };
}

/** One rule that the case breaks, and the field to mend. */
export interface Fault {
  field: 'role' | 'unitId' | 'bodyId' | 'agencyId' | 'partnerId' | 'kind' | 'validFrom' | 'validTo' | 'accountId';
  code: FaultCode;
}

/** What forbids an ordinary appointment; empty when it may be made. */
export function appointmentFaults(given: AppointmentCase): Fault[] {
  const { proposed, held } = given;
  if (administratorRoles.has(proposed.role)) return [{ field: 'role', code: 'administratorRole' }];
  const faults = [...personFaults(given), ...placeFaults(given), ...spanFaults(proposed)];
  if (held.some((term) => administratorRoles.has(term.role) && overlap(term, proposed))) {
    faults.push({ field: 'accountId', code: 'administratorHolder' });
  }
  if (held.some((term) => isSamePost(term, proposed) && overlap(term, proposed))) {
    faults.push({ field: 'role', code: 'samePost' });
  } else if (proposed.kind === 'regular' && held.some((term) => term.kind === 'regular' && overlap(term, proposed))) {
    faults.push({ field: 'kind', code: 'secondRegular' });
  }
  return faults;
}

/** What forbids making somebody an administrator. */
export function administratorFaults(given: AppointmentCase): Fault[] {
  const { proposed, held } = given;
  const faults = [...personFaults(given), ...levelFaults(given), ...spanFaults(proposed)];
  if (held.some((term) => overlap(term, proposed))) faults.push({ field: 'accountId', code: 'administratorBeside' });
  return faults;
}

/** What forbids lending the holder of `home` to the proposed post. */
export function secondmentFaults(given: AppointmentCase & { home: PostTerm; upward: boolean }): Fault[] {
  const { proposed, home, held, upward } = given;
  if (administratorRoles.has(proposed.role)) return [{ field: 'role', code: 'administratorRole' }];
  const faults = [...personFaults(given), ...placeFaults(given), ...spanFaults(proposed)];
  if (proposed.unitNumber === home.unitNumber) faults.push({ field: 'unitId', code: 'secondedHome' });
  if (proposed.validFrom < home.validFrom) faults.push({ field: 'validFrom', code: 'beforeHome' });
  if (proposed.validTo > home.validTo) faults.push({ field: 'validTo', code: 'beyondHome' });
  if (upward && proposed.validTo === OPEN_END) faults.push({ field: 'validTo', code: 'upwardWithoutEnd' });
  if (held.some((term) => term.secondedFrom === home.id && overlap(term, proposed))) {
    faults.push({ field: 'validFrom', code: 'alreadyLent' });
  }
  if (held.some((term) => isSamePost(term, proposed) && overlap(term, proposed))) {
    faults.push({ field: 'role', code: 'samePost' });
  }
  return faults;
}

/** What a change of the post at home breaks of the secondments that rest on it. */
export function homeFaults(home: PostTerm, held: readonly PostTerm[]): Fault[] {
  const lent = held.filter((term) => term.secondedFrom === home.id && term.validFrom < term.validTo);
  const faults: Fault[] = [];
  if (lent.some(({ validFrom }) => validFrom < home.validFrom)) faults.push({ field: 'validFrom', code: 'lentBefore' });
  if (lent.some(({ validTo }) => validTo > home.validTo)) faults.push({ field: 'validTo', code: 'lentBeyond' });
  return faults;
}

function personFaults({ person }: AppointmentCase): Fault[] {
  if (person.isCaller) return [{ field: 'accountId', code: 'oneself' }];
  return person.disabled ? [{ field: 'accountId', code: 'disabledAccount' }] : [];
}

function spanFaults({ validFrom, validTo }: PostTerm): Fault[] {
  return validTo <= validFrom ? [{ field: 'validTo', code: 'endBeforeBegin' }] : [];
}

function levelFaults({ proposed, place }: AppointmentCase): Fault[] {
  if (place.level === null) return [{ field: 'unitId', code: 'unitUnknown' }];
  return roleLevels[proposed.role].includes(place.level) ? [] : [{ field: 'unitId', code: 'wrongLevel' }];
}

function placeFaults(given: AppointmentCase): Fault[] {
  if (given.place.level === null) return [{ field: 'unitId', code: 'unitUnknown' }];
  return [...levelFaults(given), ...bodyFaults(given), ...agencyFaults(given), ...partnerFaults(given)];
}

/** A role of a body is held in a body of its kind, wherever there is one. */
function bodyFaults({ proposed, place }: AppointmentCase): Fault[] {
  const fitting = roleBodies[proposed.role] ?? [];
  if (place.body === undefined) {
    return fitting.some((kind) => place.bodyKinds.has(kind)) ? [{ field: 'bodyId', code: 'bodyMissing' }] : [];
  }
  if (place.body === null) return [{ field: 'bodyId', code: 'bodyUnknown' }];
  return fitting.includes(place.body) ? [] : [{ field: 'bodyId', code: 'wrongBody' }];
}

function agencyFaults({ proposed, place }: AppointmentCase): Fault[] {
  const fitting = roleAgencies[proposed.role];
  if (place.agency === undefined) return fitting === undefined ? [] : [{ field: 'agencyId', code: 'agencyMissing' }];
  if (place.agency === null) return [{ field: 'agencyId', code: 'agencyUnknown' }];
  if (fitting !== undefined) return fitting.includes(place.agency) ? [] : [{ field: 'agencyId', code: 'wrongAgency' }];
  const isOfUnit = roleBodies[proposed.role] !== undefined || rolePartners[proposed.role] !== undefined;
  return isOfUnit ? [{ field: 'agencyId', code: 'wrongAgency' }] : [];
}

function partnerFaults({ proposed, place }: AppointmentCase): Fault[] {
  const fitting = rolePartners[proposed.role];
  if (place.partner === undefined) return fitting === undefined ? [] : [{ field: 'partnerId', code: 'partnerMissing' }];
  if (place.partner === null) return [{ field: 'partnerId', code: 'partnerUnknown' }];
  return place.partner === fitting ? [] : [{ field: 'partnerId', code: 'wrongPartner' }];
}

function isSamePost(one: PostTerm, other: PostTerm): boolean {
  return (
    one.role === other.role &&
    one.unitNumber === other.unitNumber &&
    one.bodyId === other.bodyId &&
    one.agencyId === other.agencyId &&
    one.partnerId === other.partnerId
  );
}
