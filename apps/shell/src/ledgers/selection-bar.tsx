import { isSearched, type Ledger, type LedgerColumn } from '@yige/contracts';
import { Icon, useLocalized, useMessages, useToday } from '@yige/ui';
import Input from 'antd/es/input';
import Select from 'antd/es/select';
import { UnitSelect } from '../staff/unit-select.js';
import { ledgerMessages } from './ledger-messages.js';
import type { LedgerSelection } from './ledger-queries.js';
import { periodsOf } from './periods.js';
import { usePeriodTitle } from './use-period-title.js';
import { useUnitReference } from './use-unit-reference.js';

interface SelectionBarProps {
  ledger: Ledger;
  selection: LedgerSelection;
  onChange: (next: Partial<LedgerSelection>) => void;
}

/** Which unit, which period, and what is narrowed. */
export function SelectionBar({ ledger, selection, onChange }: SelectionBarProps) {
  const t = useMessages(ledgerMessages);
  const periodTitle = usePeriodTitle();
  const today = useToday();
  const unit = useUnitReference(selection.unit);
  const { columns } = ledger;
  const keys = periodsOf(ledger.period, today).map(({ key }) => key);
  const offered = keys.includes(selection.period) ? keys : [...keys, selection.period];
  const byTasks = columns.some((column) => column.type !== 'person' && column.source === 'tasks');
  return (
    <div className="ledger-selection">
      <UnitSelect
        label={t('unit')}
        value={selection.unit}
        name={unit?.name ?? '…'}
        onChange={(chosen) => chosen !== null && onChange({ unit: chosen, seal: null })}
      />
      <Select<string>
        aria-label={t('period')}
        value={selection.period}
        options={offered.map((key) => ({ value: key, label: periodTitle(key) }))}
        onChange={(period) => onChange({ period, seal: null })}
      />
      <NameSearch key={selection.q} columns={columns} q={selection.q} onChange={onChange} />
      {columns.map((column) => (
        <ColumnFilter key={column.name} column={column} selection={selection} onChange={onChange} />
      ))}
      <p className="ledger-no-hands">
        <Icon name="check" size={16} /> {t(byTasks ? 'byTasks' : 'bySystem')}
      </p>
    </div>
  );
}

interface NameSearchProps extends Pick<SelectionBarProps, 'onChange'> {
  columns: readonly LedgerColumn[];
  q: string;
}

/** Finds rows by the column that says it can be searched. */
function NameSearch({ columns, q, onChange }: NameSearchProps) {
  const t = useMessages(ledgerMessages);
  const localized = useLocalized();
  const column = columns.find(isSearched);
  if (column === undefined) return null;
  const label = t('findBy', { title: localized(column.title) });
  return (
    <Input.Search
      className="ledger-search"
      aria-label={label}
      placeholder={label}
      defaultValue={q}
      maxLength={60}
      allowClear
      onSearch={(text) => onChange({ q: text.trim() })}
    />
  );
}

interface ColumnFilterProps extends Omit<SelectionBarProps, 'ledger'> {
  column: LedgerColumn;
}

/** One value of a column that says it can be narrowed by. */
function ColumnFilter({ column, selection: { filter }, onChange }: ColumnFilterProps) {
  const t = useMessages(ledgerMessages);
  const localized = useLocalized();
  if ((column.type !== 'choice' && column.type !== 'boolean') || !column.filter) return null;
  const title = localized(column.title);
  const values =
    column.type === 'choice'
      ? column.options.map((option) => ({ value: option.value, label: localized(option.title) }))
      : [
          { value: 'true', label: t('yes') },
          { value: 'false', label: t('no') },
        ];
  const { [column.name]: chosen = '', ...others } = filter;
  return (
    <Select<string>
      aria-label={title}
      value={chosen}
      options={[
        { value: '', label: t('every', { title }) },
        ...values.map(({ value, label }) => ({ value, label: t('narrowed', { title, value: label }) })),
      ]}
      onChange={(value) => onChange({ filter: value === '' ? others : { ...others, [column.name]: value } })}
    />
  );
}
