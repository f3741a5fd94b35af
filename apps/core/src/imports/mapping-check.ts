import {
  type FieldError,
  headingsAt,
  type ImportField,
  type ImportKind,
  type ImportMapping,
  importFields,
} from '@yige/contracts';
import type { Preview } from './import-record.js';
import { importProblems } from './problems.js';

/** A place is named by a building or, in one column, by an address. */
const PLACE_FIELDS = ['building', 'address'];

/** Refuses a mapping under which nothing could be judged. */
export function checkMapping(kind: ImportKind, mapping: ImportMapping, preview: Preview): void {
  const fields = importFields[kind];
  const headings = headingsAt(preview, mapping.headingRow);
  const errors: FieldError[] = [];
  if (headings === null) {
    errors.push({ pointer: '/body/headingRow', code: 'unknown', message: 'choose one of the first rows of the file' });
  }
  const columns = Object.entries(mapping.columns);
  for (const [name, column] of columns) {
    const pointer = `/body/columns/${name}`;
    if (!fields.some((field) => field.name === name)) {
      errors.push({ pointer, code: 'unknown', message: 'there is no such field' });
    } else if (headings !== null && column >= headings.length) {
      errors.push({ pointer, code: 'columnUnknown', message: 'the file has no such column' });
    } else if (columns.some(([other, same]) => same === column && other !== name)) {
      errors.push({ pointer, code: 'columnTwice', message: 'a column holds one field' });
    }
  }
  errors.push(...missing(fields, mapping), ...unknownValues(fields, mapping));
  if (errors.length > 0) throw importProblems['import.mappingInvalid']({ errors });
}

function missing(fields: readonly ImportField[], { columns }: ImportMapping): FieldError[] {
  const hasPlace = PLACE_FIELDS.some((name) => name in columns);
  return fields
    .filter(({ name, required }) => (required && !(name in columns)) || (name === 'building' && !hasPlace))
    .map(({ name }) => ({ pointer: `/body/columns/${name}`, code: 'missing', message: 'say which column holds it' }));
}

function unknownValues(fields: readonly ImportField[], { values }: ImportMapping): FieldError[] {
  return Object.entries(values).flatMap(([name, words]) => {
    const known = fields.find((field) => field.name === name)?.values ?? [];
    return Object.entries(words)
      .filter(([, value]) => !known.some((option) => option.value === value))
      .map(([word]) => ({
        pointer: `/body/values/${name}/${word}`,
        code: 'unknown',
        message: 'there is no such value',
      }));
  });
}
