import type { UnitPath } from '@yige/contracts';
import type { DirectoryUnit, UnitDirectory } from '../../org/unit-directory.js';

/** The innermost unit of a row. One that has ended since counts for the unit that was asked for: the row lies within it. */
export function unitOfRow(directory: UnitDirectory, units: UnitPath, asked: DirectoryUnit): DirectoryUnit {
  const { districtId, streetId, communityId, gridId } = units;
  return directory.byId(gridId ?? communityId ?? streetId ?? districtId) ?? asked;
}

export function unitNameOfRow(directory: UnitDirectory, units: UnitPath, asked: DirectoryUnit): string {
  return directory.fullNameOf(directory.numbersOf(unitOfRow(directory, units, asked).number));
}
