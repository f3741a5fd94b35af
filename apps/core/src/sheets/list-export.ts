import type { Readable } from 'node:stream';
import { Injectable, StreamableFile } from '@nestjs/common';
import type { Locale, LocalizedText, SheetFormat } from '@yige/contracts';
import { Database } from '@yige/database';
import { type Caller, staffOf } from '../access/caller.js';
import { AuditTrail } from '../audit/audit-trail.js';
import { Configuration } from '../config/configuration.js';
import { Clock } from '../time/clock.js';
import { attachment, type SheetCell, sheetTypes, writeSheet } from './sheet-writer.js';
import { signed } from './signed-sheet.js';
import { spooled } from './spool.js';

interface ExportedList {
  /** What the audit calls it. */
  kind: string;
  /** The file is named after it. */
  title: LocalizedText;
  box: string;
  format: SheetFormat;
  reason: string;
  /** Internal number of the unit whose rows they are; left out: the caller’s own list. */
  unit?: number;
}

/** Sends a list of work as a sheet. */
@Injectable()
export class ListExport {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
    private readonly configuration: Configuration,
  ) {}

  /** Who, what and why is recorded before the first row leaves. */
  async send(
    caller: Caller,
    locale: Locale,
    list: ExportedList,
    rows: AsyncIterable<readonly SheetCell[]>,
  ): Promise<StreamableFile> {
    await this.record(caller, list);
    return this.file(list, locale, writeSheet(list.format, this.signed(caller, locale, list, rows)));
  }

  /**
   * As `send`, once the whole sheet is written into a file of its own: what goes wrong on the way is answered, and only
   * what is whole is recorded and sent.
   */
  async sendWhole(
    caller: Caller,
    locale: Locale,
    list: ExportedList,
    rows: AsyncIterable<readonly SheetCell[]>,
  ): Promise<StreamableFile> {
    const sheet = writeSheet(list.format, this.signed(caller, locale, list, rows));
    const whole = await spooled(sheet, this.configuration.dataDirectory);
    try {
      await this.record(caller, list);
    } catch (error) {
      whole.destroy();
      throw error;
    }
    return this.file(list, locale, whole);
  }

  private signed(caller: Caller, locale: Locale, { reason }: ExportedList, rows: AsyncIterable<readonly SheetCell[]>) {
    return signed(rows, { name: staffOf(caller).name, reason, locale }, this.clock);
  }

  private async record(caller: Caller, { kind, box, format, reason, unit }: ExportedList): Promise<void> {
    const { accountId, name } = staffOf(caller);
    await this.database.transaction(() =>
      this.audit.record({
        actor: { kind: 'staff', id: accountId, name },
        action: 'export.made',
        subject: { kind: 'account', id: accountId },
        reason,
        ...(unit === undefined ? {} : { unit }),
        details: { kind, box, format },
      }),
    );
  }

  private file({ title, format }: ExportedList, locale: Locale, content: Readable): StreamableFile {
    return new StreamableFile(content, {
      type: sheetTypes[format],
      disposition: attachment(`${title[locale]} ${this.clock.today()}`, format),
    });
  }
}
