import type { LedgerCell, LedgerColumn, LedgerPersonField, PersonSummary } from '@yige/contracts';
import { useFormat, useLocalized, useMessages } from '@yige/ui';
import { ledgerMessages } from '../ledger-messages.js';

/** Stands where there is nothing, which is not zero. */
export const NOTHING = '—';

type PersonShown = PersonSummary | null;

type CellText = (column: LedgerColumn, cell: LedgerCell | undefined, person: PersonShown) => string;

/** A cell as it is read where no head names its unit. */
export function useCellWords(): CellText {
  const cellText = useCellText();
  const format = useFormat();
  return (column, cell, person) =>
    column.type === 'money' && typeof cell === 'number' ? format.money(cell) : cellText(column, cell, person);
}

/** A cell as it is read: — for nothing, money in yuan without its unit, choices by their titles. */
export function useCellText(): CellText {
  const t = useMessages(ledgerMessages);
  const format = useFormat();
  const localized = useLocalized();
  const ofPerson = (field: LedgerPersonField, person: PersonSummary): string | null => {
    switch (field) {
      case 'person.name':
        return person.name;
      case 'person.sex':
        return t(person.sex);
      case 'person.birthDate':
        return format.date(person.birthDate);
      case 'person.idNumber':
        return person.idNumber;
      case 'person.phone':
        return person.phone;
      case 'person.address':
        return person.door?.text ?? person.unitName;
    }
  };
  return (column, cell, person) => {
    if (column.type === 'person') return (person === null ? null : ofPerson(column.semantic, person)) ?? NOTHING;
    if (cell === null || cell === undefined) return NOTHING;
    switch (column.type) {
      case 'boolean':
        return t(cell === true ? 'yes' : 'no');
      case 'choice': {
        const option = column.options.find(({ value }) => value === cell);
        return option === undefined ? String(cell) : localized(option.title);
      }
      case 'date':
        return format.date(String(cell));
      case 'integer':
        return format.count(Number(cell));
      case 'money':
        return format.yuan(Number(cell));
      case 'text':
        return String(cell);
    }
  };
}
