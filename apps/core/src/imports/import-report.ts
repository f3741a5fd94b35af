import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import {
  type ImportKind,
  type ImportOutcome,
  type ImportRow,
  importFaultRemedy,
  importFaultTitle,
  importFields,
  type Locale,
  type SheetFormat,
} from '@yige/contracts';
import { type SheetCell, writeSheet } from '../sheets/sheet-writer.js';
import { ImportStore } from './import-store.js';

const PAGE = 500;

const HEADS: Record<Locale, readonly string[]> = {
  'zh-CN': ['行', '单元格', '项目', '结果', '现在的内容（已遮住）', '问题', '怎么改'],
  en: ['Row', 'Cell', 'Field', 'Outcome', 'What stands there (masked)', 'What is wrong', 'How to mend it'],
};

const OUTCOMES: Record<Locale, Record<ImportOutcome, string>> = {
  'zh-CN': { created: '新增', changed: '更新', unchanged: '没有变化', refused: '没有导入' },
  en: { created: 'New', changed: 'Changed', unchanged: 'Unchanged', refused: 'Refused' },
};

/** What a check or a run found, cell by cell, beside which the spreadsheet is mended. */
@Injectable()
export class ImportReport {
  constructor(private readonly store: ImportStore) {}

  stream(importId: string, kind: ImportKind, format: SheetFormat, locale: Locale): Readable {
    return writeSheet(format, this.lines(importId, kind, locale));
  }

  private async *lines(importId: string, kind: ImportKind, locale: Locale): AsyncGenerator<SheetCell[]> {
    yield [...HEADS[locale]];
    for (let after = 0; ; ) {
      const rows = await this.store.rows(importId, { after, limit: PAGE });
      for (const row of rows) yield* linesOf(row, kind, locale);
      const last = rows.at(-1);
      if (last === undefined || rows.length < PAGE) return;
      after = last.row;
    }
  }
}

function linesOf({ row, outcome, notes }: ImportRow, kind: ImportKind, locale: Locale): SheetCell[][] {
  return notes.map(({ cell, field, code, value }) => {
    const title = importFields[kind].find(({ name }) => name === field)?.title[locale] ?? field;
    const words = code === null ? [null, null] : [importFaultTitle(code)[locale], importFaultRemedy(code)[locale]];
    return [row, cell, title, OUTCOMES[locale][outcome], value, ...words];
  });
}
