import type { Readable } from 'node:stream';
import { type ImportKind, importFields, type Locale, type SheetFormat } from '@yige/contracts';
import { writeSheet } from '../sheets/sheet-writer.js';

/** Headings that are known, and one row that shows how to fill them in; its person is invented. */
export function importTemplate(kind: ImportKind, format: SheetFormat, locale: Locale): Readable {
  return writeSheet(format, lines(kind, locale));
}

async function* lines(kind: ImportKind, locale: Locale): AsyncGenerator<string[]> {
  const fields = importFields[kind];
  yield fields.map(({ title }) => title[locale]);
  yield fields.map(({ example }) => example);
}
