import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { type CellFault, NO_FAULTS, SheetFailure, type SheetLimits, type SheetRow, withoutTextMark } from './sheet.js';

/** How a csv file is written. */
export interface CsvFormat {
  format: 'csv';
  encoding: 'utf-8' | 'utf-16le' | 'gb18030';
  delimiter: ',' | '\t' | ';';
}

/** The rows of a csv file, as they come from the disk. */
export async function* csvRows(
  path: string,
  { encoding, delimiter }: CsvFormat,
  limits: SheetLimits,
): AsyncGenerator<SheetRow> {
  const parser = parse({
    delimiter,
    relaxColumnCount: true,
    relaxQuotes: true,
    maxRecordSize: limits.cellLength * limits.columns,
  });
  const text = Readable.from(decoded(path, encoding));
  text.on('error', (error) => parser.destroy(error));
  text.pipe(parser);
  try {
    let number = 0;
    for await (const record of parser) {
      number += 1;
      yield rowOf(number, record);
    }
  } catch (cause) {
    if (cause instanceof CsvError) throw new SheetFailure('broken', { cause });
    throw cause;
  } finally {
    text.destroy();
    parser.destroy();
  }
}

function rowOf(number: number, record: readonly string[]): SheetRow {
  const faults = new Map<number, CellFault>();
  const cells = record.map((cell, column) => {
    if (!cell.startsWith('=')) return withoutTextMark(cell);
    // What programs write so that a long number stays text.
    const literal = /^="([^"]*)"$/.exec(cell)?.[1];
    if (literal === undefined) faults.set(column, 'formula');
    return literal ?? cell;
  });
  return { number, cells, faults: faults.size === 0 ? NO_FAULTS : faults };
}

async function* decoded(path: string, encoding: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  try {
    for await (const chunk of createReadStream(path)) yield decoder.decode(chunk, { stream: true });
    yield decoder.decode();
  } catch (cause) {
    if (cause instanceof TypeError) throw new SheetFailure('unreadable', { cause });
    throw cause;
  }
}
