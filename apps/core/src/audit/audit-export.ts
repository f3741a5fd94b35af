import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import {
  AUDIT_EXPORT_LIMIT,
  type AuditEntry,
  type AuditFilter,
  auditActionTitle,
  CSV_BEGIN,
  csvLine,
  type Locale,
} from '@yige/contracts';
import { AuditSearch } from './audit-search.js';
import { auditProblems } from './problems.js';

const PAGE = 500;

const HEADS: Record<Locale, readonly string[]> = {
  'zh-CN': [
    '时间（UTC）',
    '谁',
    '账号',
    '做了什么',
    '代码',
    '对象类型',
    '对象',
    '单位',
    '地址',
    '请求',
    '原因',
    '详情',
    '链上日期',
    '链上序号',
    '校验值',
  ],
  en: [
    'Time (UTC)',
    'Who',
    'Account',
    'What',
    'Code',
    'Kind of subject',
    'Subject',
    'Unit',
    'Address',
    'Request',
    'Reason',
    'Details',
    'Day of chain',
    'Place in chain',
    'Hash',
  ],
};

/** The entries as CSV, streamed page by page. Subjects are ids: an export names no residents. */
@Injectable()
export class AuditExport {
  constructor(private readonly search: AuditSearch) {}

  /** Refuses what would be cut; answers how many rows there are. */
  async measure(filter: AuditFilter): Promise<number> {
    const rows = await this.search.count(filter, AUDIT_EXPORT_LIMIT + 1);
    if (rows > AUDIT_EXPORT_LIMIT) throw auditProblems['audit.exportTooLarge']();
    return rows;
  }

  stream(filter: AuditFilter, locale: Locale): Readable {
    return Readable.from(this.lines(filter, locale));
  }

  private async *lines(filter: AuditFilter, locale: Locale): AsyncGenerator<string> {
    yield `${CSV_BEGIN}${csvLine(HEADS[locale])}`;
    let cursor: string | undefined;
    for (let rows = 0; rows < AUDIT_EXPORT_LIMIT; rows += PAGE) {
      const { items, next } = await this.search.page(filter, PAGE, cursor);
      yield items.map((entry) => csvLine(cells(entry, locale))).join('');
      if (next === null) return;
      cursor = next;
    }
  }
}

function cells(entry: AuditEntry, locale: Locale): (string | number | null)[] {
  const { at, actor, action, subject, unit, address, requestId, reason, details, link } = entry;
  return [
    ...[at, actor.name, actor.id, auditActionTitle(action)?.[locale] ?? action, action],
    ...[subject?.kind ?? null, subject?.id ?? null, unit?.name ?? null, address, requestId, reason],
    JSON.stringify(details),
    ...[link?.day ?? null, link?.sequence ?? null, link?.hash ?? null],
  ];
}
