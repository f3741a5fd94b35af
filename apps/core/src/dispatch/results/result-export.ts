import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { DispatchAnswer, DispatchResult, Locale, LocalizedText, RouteInput, routes } from '@yige/contracts';
import { Database } from '@yige/database';
import { actorOf, type Caller } from '../../access/caller.js';
import { AuditTrail } from '../../audit/audit-trail.js';
import { type SheetCell, writeSheet } from '../../sheets/sheet-writer.js';
import { signed } from '../../sheets/signed-sheet.js';
import { Clock } from '../../time/clock.js';
import type { DispatchRow } from '../dispatch-rows.js';
import { Answers } from './answers.js';
import { ResultMatrix } from './result-matrix.js';
import { UnitAnswers } from './unit-answers.js';

type Asked = RouteInput<typeof routes.dispatches.export>['body'];

/** Units whose answers are read together. */
const AT_ONCE = 200;

/** The result matrix as a spreadsheet, with what each unit answered where units were asked; written as its lines are read. Who took it out and why is recorded before. */
@Injectable()
export class ResultExport {
  constructor(
    private readonly database: Database,
    private readonly matrix: ResultMatrix,
    private readonly answers: Answers,
    private readonly unitAnswers: UnitAnswers,
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
    const own = COLUMNS.map(({ heading }) => heading[locale]);
    if (!(await this.unitAnswers.isFor(dispatch))) {
      yield own;
      for await (const result of this.matrix.all(dispatch)) yield cellsOf(result, locale);
      return;
    }
    yield [...own, ...this.answers.fieldsOf(dispatch).map((answer) => titleOf(answer, locale))];
    for await (const results of inChunks(this.matrix.all(dispatch))) {
      const answered = await this.unitAnswers.of(dispatch, results);
      for (const [index, result] of results.entries()) {
        const answers = answered[index]?.answers ?? [];
        yield [...cellsOf(result, locale), ...answers.map((answer) => answerCell(answer, locale))];
      }
    }
  }
}

function cellsOf(result: DispatchResult, locale: Locale): SheetCell[] {
  return COLUMNS.map(({ cell }) => cell(result, locale));
}

function titleOf({ field, title, words }: DispatchAnswer, locale: Locale): string {
  return words?.title[locale] ?? title ?? field;
}

/** Numbers stay numbers; of several tasks of one unit the sum, and how often each choice was taken. */
function answerCell({ answered, words, summary }: DispatchAnswer, locale: Locale): SheetCell {
  if (answered === 0) return null;
  const taken = (counts: readonly (readonly [string, number])[]) =>
    counts.flatMap(([word, count]) => (count === 0 ? [] : [count === 1 ? word : `${word} × ${count}`])).join('; ');
  switch (summary.kind) {
    case 'number':
      return summary.sum;
    case 'choice':
      return taken(summary.counts.map(({ value, count }) => [words?.values?.[value]?.[locale] ?? value, count]));
    case 'flag': {
      const [yes, no] = locale === 'zh-CN' ? ['是', '否'] : ['Yes', 'No'];
      return taken([
        [yes, summary.yes],
        [no, summary.no],
      ]);
    }
    case 'text':
      return locale === 'zh-CN' ? '已填' : 'Filled in';
  }
}

async function* inChunks(results: AsyncIterable<DispatchResult>): AsyncGenerator<DispatchResult[]> {
  let chunk: DispatchResult[] = [];
  for await (const result of results) {
    chunk.push(result);
    if (chunk.length < AT_ONCE) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
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
