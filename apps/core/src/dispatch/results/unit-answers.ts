import { Injectable } from '@nestjs/common';
import type { DispatchUnitAnswers, Page, RouteInput, routes } from '@yige/contracts';
import { Database } from '@yige/database';
import { UnitDirectory } from '../../org/unit-directory.js';
import { type DispatchRow, readAsked } from '../dispatch-rows.js';
import { dispatchProblems } from '../problems.js';
import { Answers } from './answers.js';
import { ResultMatrix } from './result-matrix.js';

type Query = RouteInput<typeof routes.dispatches.answersByUnit>['query'];

/** What each community answered: only where units were asked about themselves, never about residents. */
@Injectable()
export class UnitAnswers {
  constructor(
    private readonly database: Database,
    private readonly matrix: ResultMatrix,
    private readonly answers: Answers,
    private readonly units: UnitDirectory,
  ) {}

  /** Of a dispatch to residents nothing: what three of them answered would tell of each. */
  isFor({ id }: DispatchRow): Promise<boolean> {
    return this.database
      .queryOne('SELECT asked FROM dispatches WHERE id = ?', [id], readAsked)
      .then((asked) => asked !== null && asked.kind !== 'residents');
  }

  /** A page of the matrix, with its answers. */
  async page(dispatch: DispatchRow, query: Query): Promise<Page<DispatchUnitAnswers>> {
    if (!(await this.isFor(dispatch))) throw dispatchProblems['dispatch.residentsAsked']();
    const { items, next } = await this.matrix.page(dispatch, query);
    return { items: await this.of(dispatch, items), next };
  }

  async of(
    dispatch: DispatchRow,
    lines: readonly Pick<DispatchUnitAnswers, 'unit' | 'above'>[],
  ): Promise<DispatchUnitAnswers[]> {
    const numbered = lines.map((line) => ({ ...line, number: this.units.byId(line.unit.id)?.number ?? 0 }));
    const answers = await this.answers.ofUnits(
      dispatch,
      numbered.map(({ number }) => number),
    );
    return numbered.map(({ unit, above, number }) => ({ unit, above, answers: answers.get(number) ?? [] }));
  }
}
