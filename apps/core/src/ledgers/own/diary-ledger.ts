import { Injectable } from '@nestjs/common';
import {
  corePermissions,
  type LedgerDeclaration,
  type LedgerRow,
  type LedgerRowsAnswer,
  startOfDay,
} from '@yige/contracts';
import { Database, type RawRow } from '@yige/database';
import { Configuration } from '../../config/configuration.js';
import { instantOfCursor } from '../../http/cursor.js';
import { doorText, readUnitNumbers } from '../../registry/person-rows.js';
import { Clock } from '../../time/clock.js';
import type { OwnLedger, RowsAsked } from '../ledger-source.js';
import { OwnUnits } from './own-units.js';

const KINDS = [
  { value: 'met', title: { 'zh-CN': '入户走访', en: 'Visited' } },
  { value: 'nobodyHome', title: { 'zh-CN': '上门没人', en: 'Nobody at home' } },
  { value: 'moved', title: { 'zh-CN': '已经搬走', en: 'Moved away' } },
  { value: 'refused', title: { 'zh-CN': '不愿意谈', en: 'Did not want to talk' } },
  { value: 'written', title: { 'zh-CN': '自己记的', en: 'Written by hand' } },
];

/** A visit leaves an entry of its own author and time; what belongs to none was written by hand. */
const KIND = `COALESCE((SELECT MIN(v.outcome) FROM visits v
  WHERE v.household_id = e.household_id AND v.captured_at = e.visited_at AND v.author_id = e.author_id), 'written')`;

const declaration: LedgerDeclaration = {
  name: 'diary',
  title: { 'zh-CN': '民情日记台账', en: 'Household diaries' },
  rule: {
    'zh-CN': '每篇民情日记一行，按走访时间；日记写了什么只在住户的页面上看。',
    en: 'One row for each entry of a diary, by the time of the visit; what it says stands on the household’s page only.',
  },
  usedBy: { 'zh-CN': '社区', en: 'Community' },
  permission: corePermissions.diaryKeep,
  period: 'month',
  unit: 'community',
  sensitive: false,
  columns: [
    {
      ...{ name: 'date', type: 'date', semantic: 'visit.date', source: 'tasks' },
      title: { 'zh-CN': '走访日期', en: 'Date' },
      rule: { 'zh-CN': '走访的那一天', en: 'The day of the visit' },
    },
    {
      ...{ name: 'door', type: 'text', semantic: 'visit.door', source: 'tasks', search: true },
      title: { 'zh-CN': '住户', en: 'Door' },
      rule: { 'zh-CN': '住户的楼栋和门牌', en: 'Building and door of the household' },
    },
    {
      ...{ name: 'kind', type: 'choice', semantic: 'visit.outcome', source: 'tasks', options: KINDS, filter: true },
      title: { 'zh-CN': '情况', en: 'What it was' },
      rule: {
        'zh-CN': '走访的结果；没有走访记录的是自己记的',
        en: 'How the visit ended; without a visit it was written by hand',
      },
    },
    {
      ...{ name: 'by', type: 'text', semantic: 'visit.by', source: 'tasks' },
      title: { 'zh-CN': '记录人', en: 'By' },
      rule: { 'zh-CN': '写这篇日记的人', en: 'Who wrote the entry' },
    },
  ],
};

/** 民情日记台账: that doors were visited, by whom and when (R20), without what was said there. */
@Injectable()
export class DiaryLedger implements OwnLedger {
  readonly declaration = declaration;

  constructor(
    private readonly database: Database,
    private readonly units: OwnUnits,
    private readonly configuration: Configuration,
    private readonly clock: Clock,
  ) {}

  /** One statement, which walks the entries of the unit from the last one that is known. */
  async page({ unit, from, until, filter, after, limit }: RowsAsked): Promise<LedgerRowsAnswer> {
    const { timeZone } = this.configuration;
    const within = this.units.within(unit, 'e');
    const { kind } = filter;
    const known = after === null ? null : positionOf(after);
    const first = startOfDay(from, timeZone);
    const rows = await this.database.query(
      `SELECT e.*, a.display_name AS author, ${KIND} AS kind, b.name AS building, d.entrance, d.door
       FROM (
         SELECT e.id, e.household_id, e.author_id, e.visited_at, e.district_id, e.street_id, e.community_id, e.grid_id
         FROM diary_entries e
         WHERE ${within.sql} AND e.visited_at >= ? AND e.visited_at < ?
         ${kind === undefined ? '' : `AND ${KIND} = ?`}
         ${known === null ? '' : 'AND (e.visited_at > ? OR e.id > ?)'}
         ORDER BY e.visited_at, e.id LIMIT ${limit + 1}
       ) e JOIN households h ON h.id = e.household_id JOIN dwellings d ON d.id = h.dwelling_id
       JOIN buildings b ON b.id = d.building_id LEFT JOIN accounts a ON a.id = e.author_id
       ORDER BY e.visited_at, e.id`,
      [
        ...[...within.parameters, known !== null && known.at > first ? known.at : first, startOfDay(until, timeZone)],
        ...(kind === undefined ? [] : [kind]),
        ...(known === null ? [] : [known.at, known.id]),
      ],
      (row) => this.read(row),
    );
    return { items: rows.slice(0, limit), more: rows.length > limit };
  }

  private read(row: RawRow): LedgerRow {
    const visitedAt = row.instant('visited_at');
    const date = this.clock.dayOf(visitedAt);
    const by = row.textOrNull('author');
    const kind = row.text('kind');
    const what = KINDS.find(({ value }) => value === kind)?.title ?? { 'zh-CN': kind, en: kind };
    return {
      key: `${visitedAt.toISOString()}/${row.text('id')}`,
      personId: null,
      units: this.units.pathOf(readUnitNumbers(row)),
      cells: { date, door: doorText(row.text('building'), row.textOrNull('entrance'), row.text('door')), kind, by },
      records: [{ columns: ['date', 'door', 'kind', 'by'], on: date, what, by, link: null }],
    };
  }
}

function positionOf(key: string): { at: Date; id: string } {
  const [at = '', id = ''] = key.split('/');
  return { at: instantOfCursor(at), id };
}
