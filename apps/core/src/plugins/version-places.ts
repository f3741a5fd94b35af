import type { ScopeUnit } from '../access/scope.js';

/** The part of the unit directory that places are read by. */
export interface UnitTree {
  /** The unit and all above it, from the unit upwards. */
  lineOf(number: number): Iterable<{ number: number }>;
  /** The units right below one; below 0 those that have none above them. */
  childrenOf(number: number): readonly { number: number }[];
  scopeUnits(number: number): ScopeUnit[];
}

/** A unit that has another version than the unit above it, with all below; null: none. */
export interface Place {
  unit: number;
  version: string | null;
  since: Date;
}

/** Which unit has which version of one plugin: its own, else that of the nearest unit above, else the general one. */
export class VersionPlaces {
  private readonly versions: ReadonlyMap<number, string | null>;

  constructor(
    private readonly general: string | null,
    readonly places: readonly Place[],
  ) {
    this.versions = new Map(places.map(({ unit, version }) => [unit, version]));
  }

  at(unit: number, tree: Pick<UnitTree, 'lineOf'>): string | null {
    if (this.versions.size === 0) return this.general;
    for (const { number } of tree.lineOf(unit)) {
      const own = this.versions.get(number);
      if (own !== undefined) return own;
    }
    return this.general;
  }

  /** Every version that some unit has; `exists` tells units of today from those that ended. */
  inUse(exists: (unit: number) => boolean = () => true): ReadonlySet<string> {
    const placed = this.places.filter(({ unit }) => exists(unit)).map(({ version }) => version);
    return new Set([this.general, ...placed].filter((version) => version !== null));
  }

  /** Units whose own version is what they have from above anyway. */
  redundant(tree: Pick<UnitTree, 'lineOf'>): number[] {
    return this.places.filter(({ unit, version }) => this.above(unit, tree) === version).map(({ unit }) => unit);
  }

  private above(unit: number, tree: Pick<UnitTree, 'lineOf'>): string | null {
    for (const { number } of tree.lineOf(unit)) {
      const version = number === unit ? undefined : this.versions.get(number);
      if (version !== undefined) return version;
    }
    return this.general;
  }

  /** Every version that one of the units has, or a unit within them. */
  within(units: ReadonlySet<number>, tree: Pick<UnitTree, 'lineOf'>): ReadonlySet<string> {
    if (this.places.length === 0) return new Set(this.general === null || units.size === 0 ? [] : [this.general]);
    const inside = this.places.filter(({ unit }) => {
      for (const { number } of tree.lineOf(unit)) if (units.has(number)) return true;
      return false;
    });
    const versions = [...[...units].map((unit) => this.at(unit, tree)), ...inside.map(({ version }) => version)];
    return new Set(versions.filter((version) => version !== null));
  }

  /** The same where nobody has some of the versions any more. */
  without(gone: readonly { version: string }[]): VersionPlaces {
    const left = (version: string | null) => (gone.some((each) => each.version === version) ? null : version);
    const places = this.places.map((place) => ({ ...place, version: left(place.version) }));
    return new VersionPlaces(left(this.general), places);
  }

  /** Whether all units have one. */
  get isEverywhere(): boolean {
    return this.general !== null && this.places.every(({ version }) => version !== null);
  }

  /**
   * The units that have one, the fewest that say it: whole where all below do, alone where some below do not. Only
   * units above a place are walked.
   */
  enabledUnits(tree: UnitTree): ScopeUnit[] {
    const mixed = new Set<number>();
    for (const { unit } of this.places) for (const { number } of tree.lineOf(unit)) mixed.add(number);
    const visit = (unit: number, inherited: string | null): Reach => {
      const own = this.versions.get(unit);
      const version = own === undefined ? inherited : own;
      const below = mixed.has(unit) ? tree.childrenOf(unit).map(({ number }) => visit(number, version)) : [];
      const isWhole = version !== null && below.every((each) => each.isWhole);
      if (isWhole) return { isWhole, units: tree.scopeUnits(unit) };
      const itself = version === null ? [] : tree.scopeUnits(unit).slice(0, 1);
      return {
        isWhole,
        units: [...itself.map((each) => ({ ...each, alone: true })), ...below.flatMap(({ units }) => units)],
      };
    };
    return tree.childrenOf(0).flatMap(({ number }) => visit(number, this.general).units);
  }
}

interface Reach {
  /** The unit and all below it have one. */
  isWhole: boolean;
  units: ScopeUnit[];
}
