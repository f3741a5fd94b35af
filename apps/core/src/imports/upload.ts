import { Injectable } from '@nestjs/common';
import type { ImportKind, ImportMapping } from '@yige/contracts';
import type { FastifyRequest } from 'fastify';
import { maskedCell } from './cell-reader.js';
import { type FileFormat, formatOf } from './file-format.js';
import { suggestedMapping } from './headings.js';
import type { Preview } from './import-record.js';
import { importProblems } from './problems.js';
import { SheetReading } from './sheet-reading.js';
import { type StoredFile, StoredFiles } from './stored-files.js';

/** Columns that the preview shows. */
const PREVIEW_COLUMNS = 60;

export interface ReceivedFile {
  file: StoredFile;
  format: FileFormat;
  rows: Preview;
  mapping: ImportMapping;
}

/** Takes a file in and looks at its beginning; what is no spreadsheet is refused and does not stay. */
@Injectable()
export class Upload {
  constructor(
    private readonly files: StoredFiles,
    private readonly reading: SheetReading,
  ) {}

  async receive(importId: string, kind: ImportKind, request: FastifyRequest): Promise<ReceivedFile> {
    const file = await this.files.receive(importId, request);
    try {
      const format = await formatOf(this.files.pathOf(importId));
      const rows = await this.reading.beginning(importId, format);
      const shown = rows.map(({ number, cells }) => ({
        row: number,
        cells: cells.slice(0, PREVIEW_COLUMNS).map(maskedCell),
      }));
      const mapping = suggestedMapping(kind, shown);
      if (mapping === null) throw importProblems['import.tableMissing']();
      return { file, format, rows: shown, mapping };
    } catch (error) {
      await this.files.remove(importId);
      throw error;
    }
  }
}
