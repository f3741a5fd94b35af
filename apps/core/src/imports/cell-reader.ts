import type { ImportFaultCode, ImportField, ImportMapping, ImportNote } from '@yige/contracts';
import { cellName, type SheetRow } from '@yige/sheets';
import { maskIdNumber } from '../registry/masks.js';
import { headingKey } from './headings.js';

/** A word of an enumeration, as it is compared: without width, spaces, brackets, case. */
export const wordKey = headingKey;

/** How programs write a long number as text, also into csv: 3.20102E+17. */
const SCIENTIFIC = /^\d(?:\.\d+)?E\+\d{1,3}$/i;

/** Reads one row by the names of fields, and notes with its cell what is wrong. */
export class CellReader<Field extends string> {
  readonly notes: ImportNote[] = [];

  constructor(
    private readonly row: SheetRow,
    private readonly fields: readonly ImportField[],
    private readonly mapping: ImportMapping,
  ) {}

  /** What stands there in ordinary width, without the spaces around it; null for nothing. */
  text(field: Field, most: number): string | null {
    const column = this.mapping.columns[field];
    if (column === undefined) return null;
    const fault = this.row.faults.get(column);
    if (fault !== undefined) {
      this.fault(field, fault);
      return null;
    }
    const text = (this.row.cells[column] ?? '').normalize('NFKC').replace(/\s+/g, ' ').trim();
    if (SCIENTIFIC.test(text)) {
      this.fault(field, 'numberScientific');
      return null;
    }
    if (text.length > most) {
      this.fault(field, 'tooLong');
      return null;
    }
    return text === '' ? null : text;
  }

  /** A value of the field's enumeration, by the words that are usual and those of the mapping. */
  value<Value extends string>(field: Field, read: (value: string) => Value | undefined): Value | null {
    const text = this.text(field, 60);
    if (text === null) return null;
    const key = wordKey(text);
    const own = Object.entries(this.mapping.values[field] ?? {}).find(([word]) => wordKey(word) === key)?.[1];
    const usual = this.fields
      .find(({ name }) => name === field)
      ?.values?.find(({ value, words }) => value === text || words.some((word) => wordKey(word) === key))?.value;
    const value = read(own ?? usual ?? '');
    if (value === undefined) this.fault(field, 'valueUnknown');
    return value ?? null;
  }

  /** A day, however it is written; null where there is none. */
  day(field: Field, today: string): string | null {
    const text = this.text(field, 40);
    if (text === null) return null;
    const day = dayOf(text);
    if (day === null) this.fault(field, 'dateForm');
    else if (day > today) this.fault(field, 'dateFuture');
    return day;
  }

  fault(field: Field, code: ImportFaultCode): void {
    if (this.hasFault(field)) return;
    this.notes.push({ ...this.placeOf(field), code });
  }

  hasFault(field: Field): boolean {
    return this.notes.some((note) => note.field === field);
  }

  /** A field that changes; its value is not repeated. */
  changed(field: Field): ImportNote {
    return { cell: this.placeOf(field).cell, field, code: null, value: '' };
  }

  private placeOf(field: Field): Omit<ImportNote, 'code'> {
    const column = this.mapping.columns[field];
    if (column === undefined) return { cell: null, field, value: '' };
    return { cell: cellName(column, this.row.number), field, value: maskedCell(this.row.cells[column] ?? '') };
  }
}

/** What of a cell is shown and kept: long numbers, whatever they are, only by their first and last character. */
export function maskedCell(text: string): string {
  return text
    .normalize('NFKC')
    .slice(0, 60)
    .replace(/[\dA-Za-z]*\d{5}[\dA-Za-z]*/g, (number) => maskIdNumber(number));
}

const DAY = /^(\d{4}) ?(?:[-/.]|年) ?(\d{1,2}) ?(?:[-/.]|月) ?(\d{1,2}) ?日?(?:[ T]0?0:00(?::00)?(?:\.0+)?)?$/;
const DENSE = /^(\d{4})(\d{2})(\d{2})$/;

/** 1944-05-12, 1944/5/12, 1944年5月12日, 19440512; null for what is no day of the calendar. */
export function dayOf(text: string): string | null {
  const [, year = '', month = '', day = ''] = DAY.exec(text) ?? DENSE.exec(text) ?? [];
  const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${written}T00:00:00.000Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(written) ? written : null;
}
