import type { NewParty, PartySide } from '../../contract/disputes.js';

/** One party as it is being filled in. */
export interface PartyDraft {
  key: number;
  side: PartySide;
  kind: 'resident' | 'outsider';
  name: string;
  phone: string;
  chosen: { personId: string; name: string; door: string | null } | null;
}

export function emptyParty(key: number, side: PartySide): PartyDraft {
  return { key, side, kind: 'resident', name: '', phone: '', chosen: null };
}

/** As it is sent; null while something is missing. */
export function partyFrom({ side, kind, name, phone, chosen }: PartyDraft): NewParty | null {
  if (kind === 'resident') return chosen === null ? null : { side, personId: chosen.personId };
  if (name.trim() === '') return null;
  return { side, name: name.trim(), ...(phone.trim() === '' ? {} : { phone: phone.trim() }) };
}
