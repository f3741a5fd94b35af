import { Injectable } from '@nestjs/common';
import { SheetFailure, type SheetLimits, type SheetRow, sheetRows } from '@yige/sheets';
import { Configuration } from '../config/configuration.js';
import type { FileFormat } from './file-format.js';
import { HEADING_SEARCH } from './headings.js';
import type { ImportRecord } from './import-record.js';
import { importProblems } from './problems.js';
import { StoredFiles } from './stored-files.js';

/** The uploaded files as rows, within the limits of this platform. */
@Injectable()
export class SheetReading {
  private readonly limits: SheetLimits;

  constructor(
    configuration: Configuration,
    private readonly files: StoredFiles,
  ) {
    this.limits = {
      rows: configuration.importRows,
      columns: 200,
      cellLength: 4_000,
      unpackedBytes: Math.max(268_435_456, configuration.importFileBytes * 5),
      ratio: 200,
    };
  }

  /** The first rows, in which the headings are looked for; a file that cannot be read is refused with what to do. */
  async beginning(importId: string, format: FileFormat): Promise<SheetRow[]> {
    const rows: SheetRow[] = [];
    try {
      for await (const row of sheetRows(this.files.pathOf(importId), format, this.limits)) {
        rows.push(row);
        if (rows.length === HEADING_SEARCH) break;
      }
    } catch (cause) {
      if (!(cause instanceof SheetFailure)) throw cause;
      throw importProblems[cause.failure === 'broken' ? 'import.fileBroken' : 'import.fileSuspicious']({ cause });
    }
    return rows;
  }

  /** The rows below the headings. */
  async *dataRows({ id, format, mapping }: ImportRecord): AsyncGenerator<SheetRow> {
    for await (const row of sheetRows(this.files.pathOf(id), format, this.limits)) {
      if (row.number > mapping.headingRow) yield row;
    }
  }
}
