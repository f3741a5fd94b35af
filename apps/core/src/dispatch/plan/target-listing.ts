import { Injectable } from '@nestjs/common';
import { DISPATCH_LIMIT, type DispatchTargets } from '@yige/contracts';
import { innermostOf, type UnitNumbers } from '../../access/scope.js';
import { type DirectoryUnit, UnitDirectory } from '../../org/unit-directory.js';
import { at, dispatchProblems } from '../problems.js';
import { ResidentQueries } from './resident-query.js';

/** Who is to get a task: a unit, or a resident in the unit that serves them. */
export interface Target {
  personId: string | null;
  units: UnitNumbers;
}

/** Lists the targets of a plan by division code, so that a preview and what is sent then have one order. */
@Injectable()
export class TargetListing {
  constructor(
    private readonly units: UnitDirectory,
    private readonly residents: ResidentQueries,
  ) {}

  /** `named`: the units that the plan names; `pointer` leads to its targets. */
  async list(targets: DispatchTargets, named: readonly DirectoryUnit[], pointer: string): Promise<Target[]> {
    const found =
      targets.kind === 'residents'
        ? await this.residents.find(
            named.flatMap(({ number }) => this.units.scopeUnits(number)),
            targets.query,
            `${pointer}/query`,
          )
        : this.unitsOf(targets, named);
    if (found.length === 0) throw dispatchProblems['dispatch.nobody']();
    if (found.length > DISPATCH_LIMIT) throw dispatchProblems['dispatch.tooMany'](at(pointer, 'tooMany', TOO_MANY));
    return found
      .map((target) => ({ target, code: this.units.byNumber(innermostOf(target.units))?.code ?? '' }))
      .sort((left, right) => compare(left.code, right.code) || compare(left.target.personId, right.target.personId))
      .map(({ target }) => target);
  }

  private unitsOf(targets: Exclude<DispatchTargets, { kind: 'residents' }>, named: readonly DirectoryUnit[]): Target[] {
    const chosen =
      targets.kind === 'units'
        ? named
        : named.flatMap(({ number }) => this.units.unitsWithin(number)).filter(({ level }) => level === targets.level);
    const numbers = new Set(chosen.map(({ number }) => number));
    return [...numbers].map((number) => ({ personId: null, units: this.units.numbersOf(number) }));
  }
}

const TOO_MANY = {
  'zh-CN': `一次最多派 ${DISPATCH_LIMIT} 个`,
  en: `one dispatch has at most ${DISPATCH_LIMIT}`,
};

function compare(left: string | null, right: string | null): number {
  if (left === right) return 0;
  return (left ?? '') < (right ?? '') ? -1 : 1;
}
