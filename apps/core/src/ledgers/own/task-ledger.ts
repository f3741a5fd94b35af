import { Injectable } from '@nestjs/common';
import {
  corePermissions,
  type LedgerColumn,
  type LedgerDeclaration,
  type LedgerRow,
  type LedgerRowsAnswer,
  startOfDay,
} from '@yige/contracts';
import { Database } from '@yige/database';
import { TaskTypes } from '../../admission/task-types.js';
import { Configuration } from '../../config/configuration.js';
import type { OwnLedger, RowsAsked } from '../ledger-source.js';
import { OwnUnits } from './own-units.js';
import { TaskLedgerParts } from './task-ledger-parts.js';
import { keyOfWork, TaskLedgerRecords } from './task-ledger-records.js';

const columns: LedgerColumn[] = [
  {
    ...{ name: 'work', type: 'text', semantic: 'task.type', source: 'tasks' },
    title: { 'zh-CN': '任务', en: 'Work' },
    rule: { 'zh-CN': '准入清单里的任务名称', en: 'What the work is called' },
  },
  {
    ...{ name: 'closed', type: 'integer', semantic: 'task.closed', source: 'tasks', total: true },
    title: { 'zh-CN': '办结', en: 'Closed' },
    rule: {
      'zh-CN': '这一季办结的件数；来源里列最近 50 件',
      en: 'Closed in the quarter; of the records the latest 50 are listed',
    },
  },
  {
    ...{ name: 'overdue', type: 'integer', semantic: 'task.closedLate', source: 'tasks', total: true },
    title: { 'zh-CN': '其中超期', en: 'Of them late' },
    rule: { 'zh-CN': '办结时间晚于期限的件数', en: 'Closed after they were due' },
  },
  ...(
    [
      ['promised', '应拨', 'Promised', '按准入约定，这几个月应当拨付的', 'By the admission, for these months'],
      ['paid', '已拨', 'Paid', '部门登记已经拨付的', 'As the bureau recorded it'],
      ['confirmed', '到账', 'Arrived', '社区确认收到的', 'As the community confirmed it'],
    ] as const
  ).map(
    ([name, chinese, english, how, why]): LedgerColumn => ({
      ...{ name, type: 'money', semantic: `funding.${name}`, source: 'tasks', total: true },
      title: { 'zh-CN': chinese, en: english },
      group: { 'zh-CN': '经费（元）', en: 'Money (yuan)' },
      rule: { 'zh-CN': how, en: why },
    }),
  ),
];

const declaration: LedgerDeclaration = {
  name: 'work',
  title: { 'zh-CN': '任务办结和经费台账', en: 'Work done and its money' },
  rule: {
    'zh-CN': '准入的任务这一季办结多少、经费到了多少，每种任务每个社区一行；保密的任务不在里面。',
    en: 'How much admitted work was closed in the quarter and what money came with it: a row for each kind of work and community. Confidential work is left out.',
  },
  usedBy: { 'zh-CN': '社区', en: 'Community' },
  permission: corePermissions.admissionRead,
  period: 'quarter',
  unit: 'community',
  sensitive: false,
  columns,
};

/** 任务办结和经费台账: the work that was let through to communities, and the money that was to come with it (R14). */
@Injectable()
export class TaskLedger implements OwnLedger {
  readonly declaration = declaration;

  constructor(
    private readonly database: Database,
    private readonly units: OwnUnits,
    private readonly types: TaskTypes,
    private readonly parts: TaskLedgerParts,
    private readonly records: TaskLedgerRecords,
    private readonly configuration: Configuration,
  ) {}

  /** Four statements. */
  async page(asked: RowsAsked): Promise<LedgerRowsAnswer> {
    const { timeZone } = this.configuration;
    const span = { from: startOfDay(asked.from, timeZone), until: startOfDay(asked.until, timeZone) };
    const parts = this.parts.of(asked, span);
    const [type = '', unitId = ''] = asked.after?.split('/') ?? [];
    const beyond = asked.after === null ? '' : 'WHERE x.type > ? OR (x.type = ? AND u.id > ?)';
    const rows = await this.database.query(
      `SELECT x.type, u.id AS unit_id, u.number, SUM(x.closed) AS closed, SUM(x.overdue) AS overdue,
              SUM(x.promised) AS promised, SUM(x.paid) AS paid, SUM(x.confirmed) AS confirmed
       FROM (${parts.map(({ sql }) => sql).join(' UNION ALL ')}) x JOIN org_units u ON u.number = x.unit_number
       ${beyond} GROUP BY x.type, u.id, u.number ORDER BY x.type, u.id LIMIT ${asked.limit + 1}`,
      [...parts.flatMap(({ parameters }) => parameters), ...(asked.after === null ? [] : [type, type, unitId])],
      (row) => ({
        ...{ type: row.text('type'), unit: row.integer('number'), unitId: row.text('unit_id') },
        cells: {
          work: this.types.titleOf(row.text('type'))['zh-CN'],
          closed: row.integer('closed'),
          overdue: row.integer('overdue'),
          promised: row.integer('promised'),
          paid: row.integer('paid'),
          confirmed: row.integer('confirmed'),
        },
      }),
    );
    const shown = rows.slice(0, asked.limit);
    const records = await this.records.of(asked, span, shown);
    const items = shown.map(
      ({ type: work, unit, unitId: id, cells }): LedgerRow => ({
        key: `${work}/${id}`,
        personId: null,
        units: this.units.pathAt(unit, asked.unit),
        cells,
        records: records.get(keyOfWork({ type: work, unit })) ?? [],
      }),
    );
    return { items, more: rows.length > asked.limit };
  }
}
