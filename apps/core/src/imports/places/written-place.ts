import type { UnitDirectory } from '../../org/unit-directory.js';
import { inCommunity, type WrittenPlace } from '../../registry/bulk/place-book.js';
import type { UnitNames } from '../unit-names.js';
import type { ReadPlace } from './read-place.js';

type UnitFault = { field: 'community' | 'grid'; fault: 'unitUnknown' | 'unitMissing' };

/** The place of a row within the unit that it names; a building stands in a community. */
export function writtenPlace(
  { community: communityName, grid: gridName, ...place }: ReadPlace,
  names: UnitNames,
  directory: UnitDirectory,
): WrittenPlace | UnitFault {
  const unit = names.find(communityName, gridName);
  if ('fault' in unit) return { field: unit.fault, fault: 'unitUnknown' };
  const units = inCommunity(directory.numbersOf(unit.number));
  return units === null ? { field: 'community', fault: 'unitMissing' } : { ...place, units };
}
