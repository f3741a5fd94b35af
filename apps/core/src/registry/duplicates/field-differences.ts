import type { DuplicateField } from '@yige/contracts';
import type { MergeSide } from './merge-side.js';

/** What each side says in each field, in a form that is equal where they say the same. */
export type FieldValues = ReadonlyMap<string, string>;

export function fieldValues(side: MergeSide): FieldValues {
  const { name, sex, birthDate, documentType, idNumber, phone, units } = side;
  const values = new Map<string, string>([
    ['name', name],
    ['sex', sex],
    ['birthDate', birthDate],
  ]);
  if (idNumber !== null) values.set('document', `${documentType} ${idNumber}`);
  if (phone !== null) values.set('phone', phone);
  for (const { field, content, open } of [...side.relations, ...side.facts]) if (open) values.set(field, content);
  // Who serves them today follows reorganisations and stands in their own row; the relation keeps the unit as it was.
  values.set('serviceResponsibility', JSON.stringify([units.district, units.street, units.community, units.grid]));
  return values;
}

/** Every field that either of them has: those of the person first, then relations and facts as they were recorded. */
export function fieldDifferences(first: FieldValues, second: FieldValues): DuplicateField[] {
  return [...new Set([...first.keys(), ...second.keys()])].map((field) => ({
    field,
    difference: differenceOf(first.get(field), second.get(field)),
  }));
}

function differenceOf(first: string | undefined, second: string | undefined): DuplicateField['difference'] {
  if (second === undefined) return 'onlyFirst';
  if (first === undefined) return 'onlySecond';
  return first === second ? 'same' : 'differs';
}
