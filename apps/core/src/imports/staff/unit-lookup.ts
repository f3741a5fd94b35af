import type { DirectoryUnit, UnitDirectory } from '../../org/unit-directory.js';

/** The units at or below one by what lists call them: code, full name, or a name that only one has. */
export class UnitLookup {
  private readonly units = new Map<string, DirectoryUnit[]>();

  constructor(
    directory: Pick<UnitDirectory, 'unitsWithin' | 'numbersOf' | 'fullNameOf'>,
    { number: top }: Pick<DirectoryUnit, 'number'>,
  ) {
    for (const unit of directory.unitsWithin(top)) {
      const full = plain(directory.fullNameOf(directory.numbersOf(unit.number)));
      for (const name of new Set([unit.code, plain(unit.name), full])) {
        this.units.set(name, [...(this.units.get(name) ?? []), unit]);
      }
    }
  }

  /** Null for what is none or could be two. */
  find(text: string): DirectoryUnit | null {
    const found = this.units.get(plain(text)) ?? [];
    return found.length === 1 ? (found[0] ?? null) : null;
  }
}

export function plain(name: string): string {
  return name.normalize('NFKC').replace(/\s/g, '');
}
