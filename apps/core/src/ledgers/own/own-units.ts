import { Injectable } from '@nestjs/common';
import type { UnitPath } from '@yige/contracts';
import type { Condition } from '@yige/database';
import { scopeCondition, type UnitNumbers } from '../../access/scope.js';
import { type DirectoryUnit, UnitDirectory } from '../../org/unit-directory.js';

/** Units of core's own rows. */
@Injectable()
export class OwnUnits {
  constructor(private readonly directory: UnitDirectory) {}

  /** SQL for the rows within the unit. */
  within(unit: DirectoryUnit, alias: string): Condition {
    return scopeCondition({ kind: 'units', units: this.directory.scopeUnits(unit.number) }, alias);
  }

  /** Where a row belongs today. */
  pathOf(columns: UnitNumbers): UnitPath {
    return this.directory.pathOf(this.directory.unitsOfRow(columns));
  }

  /** Of a unit; one that has ended counts for the unit that was asked for. */
  pathAt(number: number, asked: DirectoryUnit): UnitPath {
    const unit = this.directory.byNumber(number) ?? asked;
    return this.directory.pathOf(this.directory.numbersOf(unit.number));
  }
}
