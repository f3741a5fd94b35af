import type { NormSource, UnitKind, UnitNorms } from '@yige/contracts';
import { premisesNorms, squareMetresWanted } from '../rules/premises.js';
import { normSource, type RuleVersion, versionOn } from '../rules/rule.js';
import { communitySizes, gridSizes, type SizeNorm, sizeState } from '../rules/size.js';
import { otherStaffingNorms, postsWanted, type StaffingNorm, staffingNorms } from '../rules/staffing.js';
import type { UnitCounts } from './unit-counts.js';

type CountedUnit = Pick<UnitCounts, 'households' | 'population' | 'squareMetres'> & { staff: number };

/** What the rules of one day say about units, in figures; it reads nothing and knows no unit by name. */
export class UnitCheck {
  private readonly staffingNorm: StaffingNorm;
  private readonly premisesNorm;
  private readonly sizes: SizeNorm[];

  constructor(private readonly day: string) {
    this.staffingNorm = required(versionOn(staffingNorms, day));
    this.premisesNorm = required(versionOn(premisesNorms, day));
    this.sizes = [versionOn(communitySizes, day), versionOn(gridSizes, day)].filter((norm) => norm !== null);
  }

  /** Posts of a community. */
  staffing({ households, population, staff }: CountedUnit): NonNullable<UnitNorms['staffing']> {
    const { method } = this.staffingNorm;
    return {
      ...filled(postsWanted(method, households, population), staff),
      norm: sourceOf(this.staffingNorm),
      others: otherStaffingNorms
        .filter(({ validFrom }) => validFrom <= this.day)
        .map((norm) => ({ wanted: postsWanted(norm.method, households, population), norm: sourceOf(norm) })),
    };
  }

  /** Posts of all the communities within a unit: each wants whole ones. */
  sumOfStaffing(communities: readonly CountedUnit[]): NonNullable<UnitNorms['staffing']> {
    const all = communities.map((community) => this.staffing(community));
    const sum = (field: 'wanted' | 'filled' | 'vacant' | 'surplus') =>
      all.reduce((total, community) => total + community[field], 0);
    return {
      wanted: sum('wanted'),
      filled: sum('filled'),
      vacant: sum('vacant'),
      surplus: sum('surplus'),
      norm: sourceOf(this.staffingNorm),
      others: [],
    };
  }

  /** Rooms of a community. */
  premises({ households, squareMetres }: CountedUnit): NonNullable<UnitNorms['premises']> {
    const wanted = squareMetresWanted(this.premisesNorm, households);
    return { squareMetres, wanted, short: Math.max(0, wanted - squareMetres), norm: sourceOf(this.premisesNorm) };
  }

  /** Null for a kind that no rule gives a size, and where the registry knows nobody yet. */
  size(kind: UnitKind, { households }: CountedUnit): UnitNorms['size'] {
    const norm = this.sizes.find(({ kinds }) => kinds.includes(kind));
    if (norm === undefined || households === 0) return null;
    const { minimum, maximum } = norm;
    return { state: sizeState(norm, households), minimum, maximum, norm: sourceOf(norm) };
  }

  /** The rules behind a list of shortfalls. */
  sources(kind: 'staffing' | 'premises' | 'size'): NormSource[] {
    if (kind === 'size') return this.sizes.map(sourceOf);
    return [sourceOf(kind === 'staffing' ? this.staffingNorm : this.premisesNorm)];
  }
}

function filled(wanted: number, staff: number) {
  return { wanted, filled: staff, vacant: Math.max(0, wanted - staff), surplus: Math.max(0, staff - wanted) };
}

function sourceOf(norm: RuleVersion & { rule: NormSource['rule'] }): NormSource {
  return normSource(norm, norm.rule);
}

/** The first version of each rule is older than the platform. */
function required<Version>(version: Version | null): Version {
  if (version === null) throw new RangeError('No version of the rule applies yet');
  return version;
}
