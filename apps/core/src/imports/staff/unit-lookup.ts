import type { DirectoryUnit, UnitDirectory } from '../../org/unit-directory.js';
import { plainText } from '../plain-text.js';

/** The units at or below one by what lists call them: code, full name, or a name that only one has. */
export class UnitLookup {
  private readonly units = new Map<string, DirectoryUnit[]>();

  constructor(
    directory: Pick<UnitDirectory, 'unitsWithin' | 'numbersOf' | 'fullNameOf'>,
    { number: top }: Pick<DirectoryUnit, 'number'>,
  ) {
    for (const unit of directory.unitsWithin(top)) {
      const full = plainText(directory.fullNameOf(directory.numbersOf(unit.number)));
      for (const name of new Set([unit.code, plainText(unit.name), full])) {
        this.units.set(name, [...(this.units.get(name) ?? []), unit]);
      }
    }
  }

  /** Null for what is none or could be two. */
  find(text: string): DirectoryUnit | null {
    const found = this.units.get(plainText(text)) ?? [];
    return found.length === 1 ? (found[0] ?? null) : null;
  }
}
