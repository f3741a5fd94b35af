import type { DirectoryUnit, UnitDirectory } from '../org/unit-directory.js';
import { plainText } from './plain-text.js';

/**
 * The communities and grids below a unit by what spreadsheets call them: name, name without its ending, or code. Others
 * have no name here, so that nobody learns of them.
 */
export class UnitNames {
  private readonly communities = new Map<string, DirectoryUnit[]>();
  private readonly grids = new Map<string, DirectoryUnit[]>();

  constructor(
    private readonly directory: Pick<UnitDirectory, 'unitsWithin' | 'isWithin'>,
    private readonly top: DirectoryUnit,
  ) {
    for (const unit of directory.unitsWithin(top.number)) {
      if (unit.level === 'community') this.add(this.communities, unit, communityKey(unit.name));
      if (unit.level === 'grid') this.add(this.grids, unit, gridKey(unit.name));
    }
  }

  /** The innermost unit that the row names, by default the one that is loaded into. */
  find(community: string | null, grid: string | null): DirectoryUnit | { fault: 'community' | 'grid' } {
    const outer = community === null ? this.top : this.one(this.communities, community, communityKey(community));
    if (outer === null) return { fault: 'community' };
    if (grid === null) return outer;
    return this.one(this.grids, grid, gridKey(grid), outer) ?? { fault: 'grid' };
  }

  private add(names: Map<string, DirectoryUnit[]>, unit: DirectoryUnit, key: string): void {
    for (const name of new Set([unit.code, key])) names.set(name, [...(names.get(name) ?? []), unit]);
  }

  /** A grid's number means something only within its community; what could be two is none. */
  private one(
    names: ReadonlyMap<string, DirectoryUnit[]>,
    text: string,
    key: string,
    outer = this.top,
  ): DirectoryUnit | null {
    const found = (names.get(text) ?? names.get(key) ?? []).filter(({ number }) =>
      this.directory.isWithin(number, outer.number),
    );
    return found.length === 1 ? (found[0] ?? null) : null;
  }
}

function communityKey(name: string): string {
  return plainText(name).replace(/(居委会|村委会|社区|村)$/, '');
}

/** 第 7 网格 and 7 are the same. */
function gridKey(name: string): string {
  return plainText(name)
    .replace(/^第/, '')
    .replace(/(号)?网格$/, '');
}
