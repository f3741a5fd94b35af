import { headingsAt, type Import, type ImportMapping, importFields } from '@yige/contracts';
import { useLocalized, useMessages } from '@yige/ui';
import Select from 'antd/es/select';
import { useId } from 'react';
import { columnLetter } from './column-letter.js';
import { importMessages } from './import-messages.js';

const NONE = -1;

interface ColumnTableProps {
  one: Import;
  mapping: ImportMapping;
  onChange: (columns: ImportMapping['columns']) => void;
}

/** A line for each field: the column that holds it, and what stands there in the first row. */
export function ColumnTable({ one, mapping, onChange }: ColumnTableProps) {
  const t = useMessages(importMessages);
  const localized = useLocalized();
  const id = useId();
  const headings = headingsAt(one.preview, mapping.headingRow) ?? [];
  const sample = one.preview.find(({ row }) => row > mapping.headingRow)?.cells ?? [];
  const options = [
    { value: NONE, label: t('notMapped') },
    ...headings.map((text, column) => ({
      value: column,
      label: t('columnOf', { letter: columnLetter(column), heading: text }),
    })),
  ];
  const choose = (name: string, column: number) => {
    const others = Object.entries(mapping.columns).filter(([other, taken]) => other !== name && taken !== column);
    onChange(Object.fromEntries(column === NONE ? others : [...others, [name, column]]));
  };
  return (
    <ul className="imports-columns">
      {importFields[one.kind].map(({ name, title, required }) => {
        const column = mapping.columns[name];
        return (
          <li key={name} data-mapped={column !== undefined}>
            <label htmlFor={`${id}-${name}`}>
              {localized(title)} {required && <span className="yige-quiet">{t('required')}</span>}
            </label>
            <Select
              id={`${id}-${name}`}
              value={column ?? NONE}
              options={options}
              onChange={(chosen) => choose(name, chosen)}
            />
            <span className="yige-quiet">{column === undefined ? '' : sample[column]}</span>
          </li>
        );
      })}
    </ul>
  );
}
