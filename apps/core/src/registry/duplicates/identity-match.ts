import { citizenIdForms, type DocumentType, type DuplicateReason } from '@yige/contracts';
import { normalizePhone } from '../../secrets/blind-index.js';

/** What of a person tells them from others. */
export interface Identity {
  name: string;
  birthDate: string;
  documentType: DocumentType;
  idNumber: string | null;
  /** All of them, the first one included. */
  phones: readonly string[];
  /** Where they live today. */
  dwellingId: string | null;
}

/**
 * Why two may be one person; nothing where they are only alike. A door alone is no reason, nor is a name with a birth
 * date: in a street of 60,000 there are two of those.
 */
export function duplicateReasons(left: Identity, right: Identity): DuplicateReason[] {
  const reasons: DuplicateReason[] = [];
  const [number, other] = [numberForms(left)[0], numberForms(right)[0]];
  if (number !== undefined && number === other) reasons.push('idNumber');
  if (left.name !== right.name || left.birthDate !== right.birthDate) return reasons;
  if (shared(left.phones.map(normalizePhone), right.phones.map(normalizePhone))) reasons.push('nameBirthPhone');
  if (left.dwellingId !== null && left.dwellingId === right.dwellingId) reasons.push('nameBirthAddress');
  return reasons;
}

/** How the number may stand in the registry, the one to compare by first. Only citizen IDs have two forms. */
export function numberForms({ documentType, idNumber }: Identity): string[] {
  if (idNumber === null) return [];
  return documentType === 'citizenId' ? citizenIdForms(idNumber) : [idNumber];
}

function shared(left: readonly string[], right: readonly string[]): boolean {
  return left.some((text) => right.includes(text));
}
