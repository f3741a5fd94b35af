import type { BodyKind, UnitKind } from '@yige/contracts';

/** How many bodies of a kind a unit may have at a time. */
type Places = Partial<Record<UnitKind, 'one' | 'several'>>;

const ANY_COMMUNITY = {
  urbanCommunity: 'one',
  villageCommunity: 'one',
  factoryCommunity: 'one',
  resettlementEstate: 'one',
} as const satisfies Places;

/**
 * Where which body may be. An estate to which several villages moved keeps their committees side by side, and so does a
 * community into which villages merged (R3, survey reports 2, 8, 15, 17, 26).
 */
const places: Record<BodyKind, Places> = {
  partyOrganisation: { ...ANY_COMMUNITY, hamletCommunity: 'one' },
  residentsCommittee: { urbanCommunity: 'one', factoryCommunity: 'one', resettlementEstate: 'several' },
  villagersCommittee: { villageCommunity: 'several', resettlementEstate: 'several' },
  workStation: ANY_COMMUNITY,
  supervisionCommittee: { ...ANY_COMMUNITY, villageCommunity: 'several', resettlementEstate: 'several' },
  mediationCommittee: { ...ANY_COMMUNITY, hamletCommunity: 'one' },
};

/** Null where a unit of this kind has no such body. */
export function placesFor(body: BodyKind, unit: UnitKind): 'one' | 'several' | null {
  return places[body][unit] ?? null;
}
