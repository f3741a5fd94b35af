import { Injectable } from '@nestjs/common';
import {
  corePermissions,
  daysBetween,
  type LedgerColumn,
  type LedgerDeclaration,
  type LedgerRecord,
  type LedgerRow,
  type LedgerRowsAnswer,
  matterStageTitles,
  RECORDS_OF_A_ROW,
} from '@yige/contracts';
import { allOf, Database, placeholders, type RawRow } from '@yige/database';
import { categoryRules } from '../../matters/rules/categories.js';
import { doorText, readUnitNumbers } from '../../registry/person-rows.js';
import { Clock } from '../../time/clock.js';
import type { OwnLedger, RowsAsked } from '../ledger-source.js';
import { matterActWords } from './matter-act-words.js';
import { OwnUnits } from './own-units.js';

const STAGES = Object.entries(matterStageTitles).map(([value, title]) => ({ value, title }));
const CATEGORIES = [
  ...new Map(categoryRules.flatMap(({ categories }) => categories).map(({ code, title }) => [code, title])),
].map(([value, title]) => ({ value, title }));
const GRADES = [
  { value: 'satisfied', title: { 'zh-CN': '满意', en: 'Satisfied' } },
  { value: 'acceptable', title: { 'zh-CN': '基本满意', en: 'Acceptable' } },
  { value: 'dissatisfied', title: { 'zh-CN': '不满意', en: 'Not satisfied' } },
];

const columns: LedgerColumn[] = [
  {
    ...{ name: 'reportedOn', type: 'date', semantic: 'matter.reportedOn', source: 'matters' },
    title: { 'zh-CN': '上报日期', en: 'Reported on' },
    rule: { 'zh-CN': '事项上报的那一天', en: 'The day on which it was reported' },
  },
  {
    ...{ name: 'category', type: 'choice', semantic: 'matter.category', source: 'matters' },
    ...{ options: CATEGORIES, filter: true },
    title: { 'zh-CN': '类别', en: 'Category' },
    rule: { 'zh-CN': '立案时定的类别', en: 'As it was when the case was opened' },
  },
  {
    ...{ name: 'place', type: 'text', semantic: 'matter.place', source: 'matters', search: true },
    title: { 'zh-CN': '地点', en: 'Where' },
    rule: { 'zh-CN': '上报时写的地点', en: 'As it was reported' },
  },
  {
    ...{ name: 'stage', type: 'choice', semantic: 'matter.stage', source: 'matters', options: STAGES, filter: true },
    title: { 'zh-CN': '步骤', en: 'Step' },
    rule: { 'zh-CN': '事项现在走到哪一步', en: 'Where it stands now' },
  },
  {
    ...{ name: 'days', type: 'integer', semantic: 'matter.days', source: 'matters', total: false },
    title: { 'zh-CN': '用时（天）', en: 'Days' },
    rule: { 'zh-CN': '从上报到结案的天数；没结案的空着', en: 'From the report to its end; none before that' },
  },
  {
    ...{ name: 'handledBy', type: 'text', semantic: 'matter.handledBy', source: 'matters' },
    title: { 'zh-CN': '谁处理', en: 'Handled by' },
    rule: { 'zh-CN': '最后派给谁', en: 'To whom it was given last' },
  },
  {
    ...{ name: 'evaluation', type: 'choice', semantic: 'matter.evaluation', source: 'matters' },
    ...{ options: GRADES, filter: true },
    title: { 'zh-CN': '评价', en: 'Evaluation' },
    rule: { 'zh-CN': '上报人的评价', en: 'By whoever reported it' },
  },
];

const declaration: LedgerDeclaration = {
  name: 'matters',
  title: { 'zh-CN': '上报事项台账', en: 'Matters reported' },
  rule: { 'zh-CN': '这一季上报的事项，每件一行。', en: 'What was reported in the quarter, one row each.' },
  usedBy: { 'zh-CN': '社区', en: 'Community' },
  permission: corePermissions.matterOversee,
  period: 'quarter',
  unit: 'community',
  sensitive: false,
  columns,
};

/** By which column a matter can be narrowed. */
const FILTERS = { category: 'm.category', stage: 'm.stage', evaluation: 'm.grade' } as const;

/** 上报事项台账: what was reported upward, how far it came and how long that took (R18). */
@Injectable()
export class MatterLedger implements OwnLedger {
  readonly declaration = declaration;

  constructor(
    private readonly database: Database,
    private readonly units: OwnUnits,
    private readonly clock: Clock,
  ) {}

  /** Two statements. */
  async page({ unit, from, until, filter, after, limit }: RowsAsked): Promise<LedgerRowsAnswer> {
    const narrowed = Object.entries(FILTERS).flatMap(([name, sql]) => {
      const value = filter[name];
      return value === undefined ? [] : [{ sql: `${sql} = ?`, parameters: [value] }];
    });
    const where = allOf([
      this.units.within(unit, 'm'),
      { sql: 'm.reported_on >= ? AND m.reported_on < ?', parameters: [from, until] },
      ...narrowed,
      ...(after === null ? [] : [{ sql: 'm.id > ?', parameters: [after] }]),
    ]);
    const rows = await this.database.query(
      `SELECT m.id, m.reported_on, m.category, m.place_text, m.stage, m.closed_at, m.handler_name, m.grade,
              m.district_id, m.street_id, m.community_id, m.grid_id, b.name AS building, d.entrance, d.door
       FROM matters m LEFT JOIN buildings b ON b.id = m.building_id LEFT JOIN dwellings d ON d.id = m.dwelling_id
       WHERE ${where.sql} ORDER BY m.id LIMIT ${limit + 1}`,
      where.parameters,
      (row) => this.read(row),
    );
    const items = rows.slice(0, limit);
    const records = await this.recordsOf(items.map(({ key }) => key));
    return {
      items: items.map((row) => ({ ...row, records: records.get(row.key) ?? [] })),
      more: rows.length > limit,
    };
  }

  private read(row: RawRow): LedgerRow {
    const reportedOn = row.text('reported_on');
    const closedAt = row.instantOrNull('closed_at');
    return {
      key: row.text('id'),
      personId: null,
      units: this.units.pathOf(readUnitNumbers(row)),
      cells: {
        reportedOn,
        category: row.text('category'),
        place: placeOf(row),
        stage: row.text('stage'),
        days: closedAt === null ? null : daysBetween(reportedOn, this.clock.dayOf(closedAt)),
        handledBy: row.textOrNull('handler_name'),
        evaluation: row.textOrNull('grade'),
      },
      records: [],
    };
  }

  /** What was done with each of the matters, in its order. */
  private async recordsOf(ids: readonly string[]): Promise<Map<string, LedgerRecord[]>> {
    const records = new Map<string, LedgerRecord[]>();
    if (ids.length === 0) return records;
    await this.database.query(
      `SELECT matter_id, at, actor_name, action FROM matter_events WHERE matter_id IN (${placeholders(ids)}) ORDER BY id`,
      ids,
      (row) => {
        const matter = row.text('matter_id');
        const known = records.get(matter) ?? [];
        const words = matterActWords(row.text('action'));
        const by = row.text('actor_name');
        known.push({ ...words, on: this.clock.dayOf(row.instant('at')), by, link: { matter } });
        records.set(matter, known.slice(-RECORDS_OF_A_ROW));
      },
    );
    return records;
  }
}

function placeOf(row: RawRow): string | null {
  const building = row.textOrNull('building');
  const door = row.textOrNull('door');
  const at = building === null || door === null ? building : doorText(building, row.textOrNull('entrance'), door);
  const parts = [at, row.text('place_text')].filter((part) => part !== null && part !== '');
  return parts.length === 0 ? null : parts.join(' ');
}
