import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { type DispatchResult, type Locale, type LocalizedText, type RouteInput, type routes } from '@yige/contracts';
import { Database } from '@yige/database';
import { actorOf, type Caller } from '../../access/caller.js';
import { AuditTrail } from '../../audit/audit-trail.js';
import { type SheetCell, writeSheet } from '../../sheets/sheet-writer.js';
import { signed } from '../../sheets/signed-sheet.js';
import { Clock } from '../../time/clock.js';
import type { DispatchRow } from '../dispatch-rows.js';
import { ResultMatrix } from './result-matrix.js';

type Asked = RouteInput<typeof routes.dispatches.export>['body'];

/** The result matrix as a spreadsheet, written as its lines are read. Who took it out and why is recorded before. */
@Injectable()
export class ResultExport {
  constructor(
    private readonly database: Database,
    private readonly matrix: ResultMatrix,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async write(caller: Caller, dispatch: DispatchRow, { format, reason }: Asked, locale: Locale): Promise<Readable> {
    await this.database.transaction(() =>
      this.audit.record({
        actor: actorOf(caller),
        action: 'dispatch.exported',
        subject: { kind: 'dispatch', id: dispatch.id },
        reason,
        details: { format },
      }),
    );
    const { name } = actorOf(caller);
    return writeSheet(format, signed(this.lines(dispatch, locale), { name, reason, locale }, this.clock));
  }

  nameOf({ title }: DispatchRow, locale: Locale): string {
    return `${title[locale]} ${this.clock.today()}`;
  }

  private async *lines(dispatch: DispatchRow, locale: Locale): AsyncGenerator<SheetCell[]> {
    yield COLUMNS.map(({ heading }) => heading[locale]);
    for await (const result of this.matrix.all(dispatch)) yield COLUMNS.map(({ cell }) => cell(result, locale));
  }
}

interface Column {
  heading: LocalizedText;
  cell: (result: DispatchResult, locale: Locale) => SheetCell;
}

const column = (chinese: string, english: string, cell: Column['cell']): Column => ({
  heading: { 'zh-CN': chinese, en: english },
  cell,
});

const COLUMNS: readonly Column[] = [
  column('上级', 'Within', ({ above }) => above?.name ?? null),
  column('单位', 'Unit', ({ unit }) => unit.name),
  column('对象', 'Targets', ({ targets }) => targets),
  column('未开始', 'Not begun', ({ notBegun }) => notBegun),
  column('办理中', 'In progress', ({ inProgress }) => inProgress),
  column('已提交', 'Submitted', ({ submitted }) => submitted),
  column('已办结', 'Closed', ({ closed }) => closed),
  column('退回', 'Returned', ({ returned }) => returned),
  column('已撤回', 'Recalled', ({ recalled }) => recalled),
  column('超期', 'Overdue', ({ overdue }) => overdue),
  column('未派出', 'Held back', ({ heldBack }) => heldBack),
  column('未派原因', 'Why', ({ refusal }, locale) => refusal?.detail[locale] ?? null),
];
