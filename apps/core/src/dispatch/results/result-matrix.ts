import { Injectable } from '@nestjs/common';
import type { DispatchResult, Page, RouteInput, routes } from '@yige/contracts';
import { Database, type RawRow, type SqlValue } from '@yige/database';
import { decodeCursor, encodeCursor } from '../../http/cursor.js';
import { pageOf } from '../../http/page.js';
import { UnitDirectory } from '../../org/unit-directory.js';
import { Clock } from '../../time/clock.js';
import type { DispatchRow } from '../dispatch-rows.js';
import { lineSql, lineUnits } from '../lines.js';

type Query = RouteInput<typeof routes.dispatches.results>['query'];

/** A unit's place in the order of division codes; of two with one code the older number comes first. */
interface Position {
  code: string;
  number: number;
}

/** Who has and who hasn't: what became of the tasks in each community, read from the tasks themselves. */
@Injectable()
export class ResultMatrix {
  constructor(
    private readonly database: Database,
    private readonly units: UnitDirectory,
    private readonly clock: Clock,
  ) {}

  async page(dispatch: DispatchRow, { cursor, limit }: Query): Promise<Page<DispatchResult>> {
    const after = cursor === undefined ? null : positionOf(decodeCursor(cursor, ['code', 'number']));
    const lines = await this.read(dispatch, after, limit + 1);
    const { items, next } = pageOf(lines, limit, ({ code, number }) =>
      encodeCursor({ code, number: String(number) }, ['code', 'number']),
    );
    return { items: items.flatMap(({ result }) => result ?? []), next };
  }

  /** Every line, a page at a time. */
  async *all(dispatch: DispatchRow): AsyncGenerator<DispatchResult> {
    for (let after: Position | null = null; ; ) {
      const lines: Awaited<ReturnType<typeof this.read>> = await this.read(dispatch, after, PAGE);
      yield* lines.flatMap(({ result }) => result ?? []);
      const last = lines.at(-1);
      if (last === undefined || lines.length < PAGE) return;
      after = last;
    }
  }

  /** One statement: the tasks of each unit by state, from both tables, beside the targets that never became one. */
  private read({ id, dueAt }: DispatchRow, after: Position | null, limit: number) {
    const isLate = dueAt < this.clock.now();
    const tasks = (table: string) => `SELECT ${lineSql('t')} AS unit, t.status AS state, COUNT(*) AS number,
        NULL AS code, NULL AS chinese, NULL AS english
      FROM ${table} t WHERE t.dispatch_id = ? GROUP BY unit, t.status`;
    const beyond = after === null ? '' : 'WHERE (u.code = ? AND u.number > ?) OR u.code > ?';
    const parameters: SqlValue[] = [id, id, id];
    if (after !== null) parameters.push(after.code, after.number, after.code);
    const counted = COUNTS.map(
      ([name, states]) =>
        `SUM(CASE WHEN f.state IN (${states.map((state) => `'${state}'`).join(', ')}) THEN f.number ELSE 0 END) AS ${name}`,
    );
    return this.database.query(
      `SELECT u.number, u.code, ${counted.join(', ')}, SUM(f.number) AS targets,
              MIN(f.code) AS refusal_code, MIN(f.chinese) AS refusal_chinese, MIN(f.english) AS refusal_english
       FROM (${tasks('tasks_open')} UNION ALL ${tasks('tasks_archive')}
         UNION ALL SELECT ${lineSql('d')} AS unit, d.state, COUNT(*), MIN(d.refusal_code), MIN(d.refusal_chinese), MIN(d.refusal_english)
         FROM dispatch_targets d WHERE d.dispatch_id = ? AND d.state <> 'sent' GROUP BY unit, d.state) f
       JOIN org_units u ON u.number = f.unit ${beyond}
       GROUP BY u.number, u.code ORDER BY u.code, u.number LIMIT ${limit}`,
      parameters,
      (row) => ({ ...positionOfRow(row), result: this.lineOf(row, isLate) }),
    );
  }

  private lineOf(row: RawRow, isLate: boolean): DispatchResult | null {
    const units = lineUnits(this.units, row.integer('number'));
    if (units === null) return null;
    const [notBegun, inProgress, returned] = [
      row.integer('not_begun'),
      row.integer('in_progress'),
      row.integer('back'),
    ];
    const code = row.textOrNull('refusal_code');
    const chinese = row.textOrNull('refusal_chinese');
    const english = row.textOrNull('refusal_english');
    return {
      ...units,
      ...{ notBegun, inProgress },
      targets: row.integer('targets'),
      submitted: row.integer('submitted'),
      closed: row.integer('closed'),
      returned: returned + row.integer('refused_by_unit'),
      recalled: row.integer('recalled'),
      // All tasks of a dispatch have one deadline.
      overdue: isLate ? notBegun + inProgress + returned : 0,
      heldBack: row.integer('held_back'),
      refusal:
        code === null || chinese === null || english === null
          ? null
          : { code, detail: { 'zh-CN': chinese, en: english } },
    };
  }
}

const PAGE = 200;

/** Columns of the statement above, and the states of tasks and of targets without one that each counts. */
const COUNTS = [
  ['not_begun', ['open', 'accepted']],
  ['in_progress', ['inProgress', 'escalated']],
  ['submitted', ['submitted']],
  ['closed', ['closed']],
  ['back', ['returned']],
  ['refused_by_unit', ['refused']],
  ['recalled', ['cancelled']],
  ['held_back', ['heldBack']],
] as const;

function positionOfRow(row: RawRow): Position {
  return { code: row.text('code'), number: row.integer('number') };
}

function positionOf({ code, number }: { code: string; number: string }): Position {
  return { code, number: Number(number) };
}
