import { type UnitKind, type UnitLevel, unitKindSchema } from '@yige/contracts';

/** The level at which a kind stands. */
export const levelOfKind: Record<UnitKind, UnitLevel> = {
  district: 'district',
  county: 'district',
  street: 'street',
  township: 'street',
  town: 'street',
  urbanCommunity: 'community',
  villageCommunity: 'community',
  factoryCommunity: 'community',
  resettlementEstate: 'community',
  hamletCommunity: 'grid',
  grid: 'grid',
  residentsGroup: 'grid',
};

const DEPTH: Record<UnitLevel, number> = { district: 0, street: 1, community: 2, grid: 3 };

interface UnitForm {
  level: UnitLevel;
  kind: UnitKind;
}

/**
 * Whether one unit may report to another: to a higher level, of which any may be missing. Within a level only a hamlet
 * community (村落社区) has units of its own.
 */
export function mayLieWithin(unit: UnitForm, parent: UnitForm): boolean {
  if (DEPTH[parent.level] < DEPTH[unit.level]) return true;
  return parent.kind === 'hamletCommunity' && unit.level === 'grid' && unit.kind !== 'hamletCommunity';
}

export const kindsOfLevel = (level: UnitLevel): UnitKind[] =>
  unitKindSchema.options.filter((kind) => levelOfKind[kind] === level);
