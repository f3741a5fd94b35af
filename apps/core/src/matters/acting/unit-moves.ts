import { Injectable } from '@nestjs/common';
import type { MatterAct, MatterAction } from '@yige/contracts';
import { innermostOf } from '../../access/scope.js';
import { type DirectoryUnit, UnitDirectory } from '../../org/unit-directory.js';
import { Clock } from '../../time/clock.js';
import { Handlers } from '../handlers.js';
import type { Standing } from '../matter-access.js';
import type { Handler, MatterRow } from '../matter-rows.js';
import { matterProblems } from '../problems.js';
import { categoriesOn } from '../rules/categories.js';
import { type DecidingLevel, levelAbove, levelBelow, unitsAt } from '../stages.js';
import type { Move, Mover } from './move.js';

type UnitAction = Extract<
  MatterAction,
  'openCase' | 'decline' | 'dispatch' | 'passUp' | 'sendBack' | 'transfer' | 'recall'
>;

/** What the unit does where a matter stands. */
@Injectable()
export class UnitMoves {
  readonly movers: Record<UnitAction, Mover> = {
    openCase: (standing, act) => this.openCase(standing, act),
    decline: ({ matter }) => ({ step: { stage: afterVerdict(matter), outcome: 'declined' } }),
    dispatch: (standing, act) => this.dispatch(standing, act),
    passUp: ({ matter }) => this.toLevel(matter, levelAbove(matter.units, matter.level), 'matter.topLevel'),
    sendBack: ({ matter }) => this.toLevel(matter, levelBelow(matter.units, matter.level), 'matter.lowestLevel'),
    transfer: ({ matter }, act) => this.transfer(matter, act),
    recall: () => ({ step: { stage: 'dispatch', handler: null } }),
  };

  constructor(
    private readonly directory: UnitDirectory,
    private readonly handlers: Handlers,
    private readonly clock: Clock,
  ) {}

  /** Units beside the one where it stands: of its level, under the same one. */
  neighbours({ units, level }: MatterRow): DirectoryUnit[] {
    const here = this.directory.byNumber(innermostOf(unitsAt(units, level)));
    if (here === null || level === 'district') return [];
    return this.directory
      .unitsWithin(here.parent)
      .filter((unit) => unit.level === level && unit.parent === here.parent && unit.number !== here.number);
  }

  /** The handler that an act names; 422 for one to whom the matter cannot be given. */
  async handlerOf(matter: MatterRow, { target }: MatterAct): Promise<Handler> {
    const handler = target === undefined ? null : await this.handlers.find(matter, target);
    if (handler !== null) return handler;
    throw matterProblems['matter.fieldInvalid']({
      errors: [
        {
          pointer: '/body/target',
          code: 'unknown',
          message: { 'zh-CN': '不能交给这里，请从可选的里面选', en: 'choose one of those in /choices' },
        },
      ],
    });
  }

  private openCase(_standing: Standing, { category }: MatterAct): Move {
    if (category === undefined) return { step: { stage: 'dispatch' } };
    const known = categoriesOn(this.clock.today()).find(({ code }) => code === category);
    if (known !== undefined) return { step: { stage: 'dispatch', category }, target: known.title['zh-CN'] };
    throw matterProblems['matter.fieldInvalid']({
      errors: [
        {
          pointer: '/body/category',
          code: 'unknown',
          message: { 'zh-CN': '没有这个类别，请另选一个', en: 'take one of /api/v1/matter-categories' },
        },
      ],
    });
  }

  private async dispatch({ matter }: Standing, act: MatterAct): Promise<Move> {
    const handler = await this.handlerOf(matter, act);
    return { step: { stage: 'handle', handler }, target: handler.name };
  }

  private toLevel(
    { units }: MatterRow,
    level: DecidingLevel | null,
    problem: 'matter.topLevel' | 'matter.lowestLevel',
  ): Move {
    if (level === null) throw matterProblems[problem]();
    const unit = this.directory.byNumber(innermostOf(unitsAt(units, level)));
    return { step: { stage: 'dispatch', level, handler: null }, target: unit?.name ?? '' };
  }

  private transfer(matter: MatterRow, { target }: MatterAct): Move {
    const unit = this.neighbours(matter).find(({ id }) => target?.kind === 'unit' && id === target.id);
    if (unit === undefined) {
      throw matterProblems['matter.fieldInvalid']({
        errors: [
          {
            pointer: '/body/target',
            code: 'unknown',
            message: { 'zh-CN': '只能转给同级相邻的单位', en: 'choose a unit of the same level beside it' },
          },
        ],
      });
    }
    return { step: { stage: matter.stage, units: this.directory.numbersOf(unit.number) }, target: unit.name };
  }
}

/** Where nobody is there to answer, a verdict closes the matter. */
export function afterVerdict({ summary }: MatterRow): 'evaluate' | 'closed' {
  return summary.reporter.kind === 'staff' ? 'evaluate' : 'closed';
}
