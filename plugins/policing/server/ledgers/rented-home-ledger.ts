import { Injectable } from '@nestjs/common';
import {
  allOf,
  Clock,
  type Condition,
  Database,
  type LedgerQuery,
  type LedgerRecord,
  type LedgerRow,
  LedgerRows,
  oneOf,
  RawRow,
  readUnitPath,
  type UnitPath,
  unitScopeCondition,
} from '@yige/plugin-sdk/server';
import { type CheckOutcome, checkOutcomeSchema } from '../../contract/rented-homes.js';
import { rentedHomeLedger } from '../../ledgers/rented-homes.js';
import { NO_TASK } from '../rented-homes/entities.js';

type Query = LedgerQuery<typeof rentedHomeLedger>;
type Row = LedgerRow<typeof rentedHomeLedger>;
type RowRecord = LedgerRecord<typeof rentedHomeLedger>;

interface Home {
  personId: string;
  units: UnitPath;
  registeredOn: string;
}

interface Check {
  personId: string;
  taskId: string;
  outcome: CheckOutcome;
  on: string;
  by: string;
  contract: boolean | null;
  pledge: boolean | null;
  letSeparately: number | null;
  hazards: number | null;
}

/** What a record is called tells no more than the title of its task. */
const WHAT: Record<CheckOutcome, RowRecord['what']> = {
  seen: { 'zh-CN': '住房安全提示', en: 'Home safety' },
  refused: { 'zh-CN': '住户不同意', en: 'Not agreed to' },
  notMet: { 'zh-CN': '没见到人', en: 'Nobody met' },
};
const SEEN = ['lastOn', 'contract', 'pledge', 'letSeparately', 'hazards'] as const;

/** Answers 出租房台账. */
@Injectable()
export class RentedHomeLedger {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Two statements, however many rows: the homes, and their checks of the quarter. */
  @LedgerRows(rentedHomeLedger)
  async rows(query: Query): Promise<Row[]> {
    const { sql, parameters } = allOf([
      unitScopeCondition(query.scope, 'h'),
      { sql: 'h.registered_on < ?', parameters: [query.until] },
      ...filtersOf(query),
    ]);
    const homes = await this.database.query(
      `SELECT h.person_id, h.district_id, h.street_id, h.community_id, h.grid_id, h.registered_on FROM rented_homes h
       WHERE ${sql} ORDER BY h.person_id LIMIT ${query.limit}`,
      parameters,
      (row): Home => ({
        personId: row.text('person_id'),
        units: readUnitPath(row),
        registeredOn: row.text('registered_on'),
      }),
    );
    const checks = await this.checks(homes, query);
    return homes.map((home) =>
      rowOf(
        home,
        checks.filter(({ personId }) => personId === home.personId),
      ),
    );
  }

  private async checks(homes: readonly Home[], { startsAt, endsAt }: Query): Promise<Check[]> {
    if (homes.length === 0) return [];
    const { sql, parameters } = oneOf(
      'c.person_id',
      homes.map(({ personId }) => personId),
    );
    return this.database.query(
      `SELECT c.person_id, c.task_id, c.outcome, c.checked_at, c.checked_by_name, c.contract_on_file, c.pledge_signed,
              c.let_separately, c.hazards
       FROM home_checks c WHERE ${sql} AND c.checked_at >= ? AND c.checked_at < ?
       ORDER BY c.person_id, c.checked_at, c.id`,
      [...parameters, startsAt, endsAt],
      (row) => this.readCheck(row),
    );
  }

  private readCheck(row: RawRow): Check {
    const outcome = checkOutcomeSchema.parse(row.text('outcome'));
    const isSeen = outcome === 'seen';
    return {
      personId: row.text('person_id'),
      taskId: row.text('task_id'),
      outcome,
      on: this.clock.dayOf(row.instant('checked_at')),
      by: row.text('checked_by_name'),
      contract: isSeen ? row.boolean('contract_on_file') : null,
      pledge: isSeen ? row.boolean('pledge_signed') : null,
      letSeparately: isSeen ? countOf(row.text('let_separately')) : null,
      hazards: isSeen ? countOf(row.text('hazards')) : null,
    };
  }
}

/** By the last look of the quarter to which somebody agreed. */
function filtersOf({ filter: { contract, pledge }, after, startsAt, endsAt }: Query): Condition[] {
  const last = (name: string, value: boolean): Condition => ({
    sql: `(SELECT c.${name} FROM home_checks c WHERE c.person_id = h.person_id AND c.outcome = 'seen'
           AND c.checked_at >= ? AND c.checked_at < ? ORDER BY c.checked_at DESC, c.id DESC LIMIT 1) = ?`,
    parameters: [startsAt, endsAt, value],
  });
  return [
    ...(after === null ? [] : [{ sql: 'h.person_id > ?', parameters: [after] }]),
    ...(contract === undefined ? [] : [last('contract_on_file', contract)]),
    ...(pledge === undefined ? [] : [last('pledge_signed', pledge)]),
  ];
}

function rowOf({ personId, units, registeredOn }: Home, checks: readonly Check[]): Row {
  const seen = checks.filter(({ outcome }) => outcome === 'seen');
  const last = seen.at(-1);
  return {
    key: personId,
    personId,
    units,
    cells: {
      ...{ registeredOn, seen: seen.length, notSeen: checks.length - seen.length, lastOn: last?.on ?? null },
      ...{ contract: last?.contract ?? null, pledge: last?.pledge ?? null },
      ...{ letSeparately: last?.letSeparately ?? null, hazards: last?.hazards ?? null },
    },
    records: checks.map((check): RowRecord => {
      const { on, by, outcome, taskId } = check;
      const columns: RowRecord['columns'] =
        outcome !== 'seen' ? ['notSeen'] : check === last ? ['seen', ...SEEN] : ['seen'];
      return { columns, on, what: WHAT[outcome], by, link: taskId === NO_TASK ? null : { task: taskId } };
    }),
  };
}

function countOf(words: string): number {
  return words === '' ? 0 : words.split(' ').length;
}
