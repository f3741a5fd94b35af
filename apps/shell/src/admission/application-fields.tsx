import type { AdmissibleType, FieldError, UnitReference } from '@yige/contracts';
import { ChoiceButtons, useFormat, useLocalized, useMessages } from '@yige/ui';
import Input from 'antd/es/input';
import Select from 'antd/es/select';
import { Field } from '../people/forms/field.js';
import { admissionMessages } from './admission-messages.js';
import type { ApplicationDraft } from './application-draft.js';
import { UnitsSelect } from './units-select.js';

/** What each field is called, above it and where it is missing. */
export const fieldLabels = {
  type: 'type',
  name: 'name',
  basisDocument: 'basis',
  basisAuthority: 'authority',
  duty: 'dutyLabel',
  unitIds: 'units',
  firstDay: 'firstDay',
  lastDay: 'lastDay',
  period: 'period',
  rounds: 'roundsLabel',
  each: 'eachLabel',
  per: 'per',
  amount: 'amount',
  budget: 'budgetLabel',
  reason: 'fundsReason',
  evidence: 'evidence',
} as const satisfies Record<keyof ApplicationDraft, string>;

/** Where the contract speaks of a field. */
const pointers: Partial<Record<keyof ApplicationDraft, string>> = {
  unitIds: '/unitIds',
  firstDay: '/validFrom',
  lastDay: '/validTo',
  rounds: '/frequency/rounds',
  each: '/frequency/each',
  amount: '/funding/amountFen',
  budget: '/funding/budgetFen',
  reason: '/funding/reason',
};

interface ApplicationFieldsProps {
  draft: ApplicationDraft;
  onChange: (changes: Partial<ApplicationDraft>) => void;
  types: readonly AdmissibleType[];
  known: readonly UnitReference[];
  /** A renewal is for the same kind of task. */
  typeFixed: boolean;
  errors: readonly FieldError[];
}

/** The application in one column, in the order in which the offices read it. */
export function ApplicationFields({ draft, onChange, types, known, typeFixed, errors }: ApplicationFieldsProps) {
  const t = useMessages(admissionMessages);
  const localized = useLocalized();
  const format = useFormat();
  const errorAt = (field: keyof ApplicationDraft) => {
    const pointer = `/body/application${pointers[field] ?? `/${field}`}`;
    return errors.find((fault) => fault.pointer === pointer || fault.pointer.startsWith(`${pointer}/`))?.message;
  };
  const text = (
    field: 'name' | 'basisDocument' | 'basisAuthority' | 'rounds' | 'each' | 'amount' | 'budget' | 'reason',
    hint?: 'nameHint' | 'basisHint' | 'authorityHint' | 'eachHint',
  ) => (
    <Field label={t(fieldLabels[field])} hint={hint === undefined ? undefined : t(hint)} error={errorAt(field)}>
      {(control) => (
        <Input
          {...control}
          value={draft[field]}
          maxLength={200}
          inputMode={DECIMAL.has(field) ? 'decimal' : 'text'}
          onChange={({ target }) => onChange({ [field]: target.value })}
        />
      )}
    </Field>
  );
  const day = (field: 'firstDay' | 'lastDay') => (
    <Field label={t(fieldLabels[field])} error={errorAt(field)}>
      {(control) => (
        <Input
          {...control}
          type="date"
          value={draft[field]}
          onChange={({ target }) => onChange({ [field]: target.value })}
        />
      )}
    </Field>
  );
  return (
    <>
      <Field label={t('type')} error={errorAt('type')}>
        {(control) => (
          <Select<string>
            {...control}
            disabled={typeFixed}
            value={draft.type === '' ? null : draft.type}
            placeholder={t('choose')}
            options={types.map(({ type, title, bureau }) => ({
              value: type,
              label: format.aside(localized(title), localized(bureau.name)),
            }))}
            onChange={(type) => onChange({ type })}
          />
        )}
      </Field>
      {text('name', 'nameHint')}
      {text('basisDocument', 'basisHint')}
      {text('basisAuthority', 'authorityHint')}
      <ChoiceButtons
        label={t('dutyLabel')}
        columns={2}
        value={draft.duty}
        options={(['lead', 'assist'] as const).map((value) => ({ value, label: t(value) }))}
        onChange={(duty) => onChange({ duty })}
      />
      <Field label={t('units')} error={errorAt('unitIds')}>
        {(control) => (
          <UnitsSelect
            {...control}
            value={draft.unitIds}
            known={known}
            placeholder={t('choose')}
            onChange={(units) => onChange({ unitIds: units.map(({ id }) => id) })}
          />
        )}
      </Field>
      {day('firstDay')}
      {day('lastDay')}
      <ChoiceButtons
        label={t('period')}
        columns={2}
        value={draft.period}
        options={(['month', 'quarter', 'year', 'once'] as const).map((value) => ({
          value,
          label: t(`period.${value}`),
        }))}
        onChange={(period) => onChange({ period })}
      />
      {text('rounds')}
      {text('each', 'eachHint')}
      <ChoiceButtons
        label={t('per')}
        columns={3}
        value={draft.per}
        options={(['unit', 'case', 'nothing'] as const).map((value) => ({ value, label: t(`per.${value}`) }))}
        onChange={(per) => onChange({ per })}
      />
      {draft.per === 'nothing' ? (
        text('reason')
      ) : (
        <>
          {text('amount')}
          {text('budget')}
        </>
      )}
      <Field label={t('evidence')} optional hint={t('evidenceHint')} error={errorAt('evidence')}>
        {(control) => (
          <Input.TextArea
            {...control}
            value={draft.evidence}
            autoSize={{ minRows: 2, maxRows: 8 }}
            onChange={({ target }) => onChange({ evidence: target.value })}
          />
        )}
      </Field>
    </>
  );
}

const DECIMAL: ReadonlySet<string> = new Set(['rounds', 'each', 'amount', 'budget']);
