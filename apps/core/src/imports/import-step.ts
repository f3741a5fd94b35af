import { setImmediate as letOthersIn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Database } from '@yige/database';
import { SheetFailure } from '@yige/sheets';
import { innermostOf, type Scope } from '../access/scope.js';
import { AuditTrail } from '../audit/audit-trail.js';
import { UnitDirectory } from '../org/unit-directory.js';
import type { ImportContext, ImportHandler, JudgedRow, NumberedRow } from './import-kind.js';
import { ImportKinds } from './import-kinds.js';
import type { ImportRecord, UnknownWords } from './import-record.js';
import { ImportStore } from './import-store.js';
import { oneAhead } from './one-ahead.js';
import { isRemark } from './remarks.js';
import { SeenKeys } from './seen-keys.js';
import { SheetReading } from './sheet-reading.js';
import { WorkStore } from './work-store.js';

/** Rows that are passed over between two signs of life. */
const RENEWED_EVERY = 20_000;
/** Words that a check tells of, for each field. */
const MOST_WORDS = 20;

/** A row of the file; what is a remark is counted by the cursor, and by nothing else. */
interface ReadRow extends NumberedRow {
  remark: boolean;
}

/**
 * One step of an import, a check or a run, from where it stands to its end. The file is read from the beginning each
 * time: what is behind the cursor is passed over, and only remembered as seen, so that the same person further down is
 * found out whoever was killed in between.
 */
@Injectable()
export class ImportStep {
  constructor(
    private readonly database: Database,
    private readonly kinds: ImportKinds,
    private readonly reading: SheetReading,
    private readonly store: ImportStore,
    private readonly work: WorkStore,
    private readonly directory: UnitDirectory,
    private readonly audit: AuditTrail,
  ) {}

  /** Stops between two chunks when `stopping` says so; the next process goes on. */
  async run(record: ImportRecord, stopping: () => boolean): Promise<void> {
    const handler = this.kinds.of(record.kind);
    if (record.rowsDone === 0) await this.store.clearRows(record.id);
    const progress = { rowsDone: record.rowsDone, unknownWords: record.unknownWords };
    for await (const chunk of oneAhead(this.chunks(record, handler))) {
      await this.chunk(record, handler, chunk, progress);
      // SQLite answers within the same turn of the event loop: without this, no request would get in between.
      await letOthersIn();
      if (stopping()) return;
    }
    await this.end(record, handler, progress.rowsDone);
  }

  private async *chunks(record: ImportRecord, handler: ImportHandler): AsyncGenerator<ReadRow[]> {
    const seen = new SeenKeys();
    let passed = 0;
    const rowsAtOnce = handler.rowsAtOnce[record.state === 'running' ? 'running' : 'checking'];
    let chunk: ReadRow[] = [];
    for await (const row of this.reading.dataRows(record)) {
      const remark = isRemark(row);
      const key = remark ? null : handler.keyOf(row, record.mapping);
      const firstRow = key === null ? null : seen.firstRow(key, row.number);
      if (passed < record.rowsDone) {
        passed += 1;
        if (passed % RENEWED_EVERY === 0) await this.work.renew(record);
        continue;
      }
      if (chunk.length === rowsAtOnce) {
        if (handler.wholeFile) throw new SheetFailure('tooManyRows');
        yield chunk;
        chunk = [];
      }
      chunk.push({ row, firstRow, remark });
    }
    if (chunk.length > 0) yield chunk;
  }

  private async chunk(
    record: ImportRecord,
    handler: ImportHandler,
    chunk: readonly ReadRow[],
    progress: { rowsDone: number; unknownWords: UnknownWords },
  ): Promise<void> {
    const words = await this.database.transaction(async () => {
      const rows = chunk.filter(({ remark }) => !remark);
      const judged = await handler.judge(rows, this.contextOf(record));
      if (record.state === 'running') await judged.write();
      await this.store.saveRows(
        record.id,
        judged.rows.filter(({ notes }) => notes.length > 0),
      );
      const unknownWords = withUnknown(progress.unknownWords, judged.rows);
      const cursor = { rowsDone: progress.rowsDone, read: chunk.length };
      await this.work.advance(record, cursor, judged.rows, unknownWords);
      return unknownWords;
    });
    progress.rowsDone += chunk.length;
    progress.unknownWords = words;
  }

  private async end(record: ImportRecord, handler: ImportHandler, rows: number): Promise<void> {
    await this.database.transaction(async () => {
      if (record.state === 'checking') {
        await this.work.end(record, 'checked', rows);
        return;
      }
      await this.work.end(record, 'done', rows);
      const context = this.contextOf(record);
      await handler.finish(context);
      await this.audit.record({
        actor: context.actor,
        action: 'import.finished',
        subject: { kind: 'import', id: record.id },
        unit: context.unit.number,
        details: { kind: record.kind, rows },
      });
    });
  }

  /** Units as they are now: a reorganisation between two chunks is followed. */
  private contextOf({ id, mapping, units, scope, createdBy }: ImportRecord): ImportContext {
    const row = this.directory.unitsOfRow(units);
    const unit = this.directory.byNumber(innermostOf(row));
    if (unit === null) throw new RangeError('The import belongs to no unit of today');
    const within: Scope = { kind: 'units', units: scope.flatMap((number) => this.directory.scopeUnits(number)) };
    return { importId: id, mapping, unit, scope: within, actor: { kind: 'staff', ...createdBy } };
  }
}

function withUnknown(known: UnknownWords, rows: readonly JudgedRow[]): UnknownWords {
  const words = structuredClone(known);
  for (const { field, code, value } of rows.flatMap(({ notes }) => notes)) {
    if (code !== 'valueUnknown') continue;
    const ofField = words[field] ?? [];
    if (!ofField.includes(value) && ofField.length < MOST_WORDS) words[field] = [...ofField, value];
  }
  return words;
}
