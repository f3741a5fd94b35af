import { Injectable, StreamableFile } from '@nestjs/common';
import type { Locale, LocalizedText, SheetFormat } from '@yige/contracts';
import { Database } from '@yige/database';
import { type Caller, staffOf } from '../access/caller.js';
import { AuditTrail } from '../audit/audit-trail.js';
import { Clock } from '../time/clock.js';
import { attachment, type SheetCell, sheetTypes, writeSheet } from './sheet-writer.js';
import { signed } from './signed-sheet.js';

interface ExportedList {
  /** What the audit calls it. */
  kind: string;
  /** The file is named after it. */
  title: LocalizedText;
  box: string;
  format: SheetFormat;
  reason: string;
}

/** Sends a list of work as a sheet. */
@Injectable()
export class ListExport {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** Who, what and why is recorded before the first row leaves. */
  async send(
    caller: Caller,
    locale: Locale,
    { kind, title, box, format, reason }: ExportedList,
    rows: AsyncIterable<readonly SheetCell[]>,
  ): Promise<StreamableFile> {
    const { accountId, name } = staffOf(caller);
    await this.database.transaction(() =>
      this.audit.record({
        actor: { kind: 'staff', id: accountId, name },
        action: 'export.made',
        subject: { kind: 'account', id: accountId },
        reason,
        details: { kind, box, format },
      }),
    );
    return new StreamableFile(writeSheet(format, signed(rows, { name, reason, locale }, this.clock)), {
      type: sheetTypes[format],
      disposition: attachment(`${title[locale]} ${this.clock.today()}`, format),
    });
  }
}
