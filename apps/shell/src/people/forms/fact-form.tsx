import { useQuery } from '@tanstack/react-query';
import {
  type Fact,
  type FactConsent,
  type FactField,
  type FactKind,
  type FactValue,
  restsOnConsent,
} from '@yige/contracts';
import { calendarDay, LoadingView, useLocalized, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import Input from 'antd/es/input';
import Select from 'antd/es/select';
import { useState } from 'react';
import { client } from '../../api/client.js';
import { usePortal } from '../../app/portal.js';
import { ReadFailed } from '../../states/could-not-start.js';
import { peopleMessages } from '../people-messages.js';
import { ConsentFields } from './consent-fields.js';
import { Field } from './field.js';
import { formMessages } from './form-messages.js';
import { type Sourced, SourceFields } from './source-fields.js';
import { useChange } from './use-change.js';

export function useFactKinds() {
  return useQuery({
    queryKey: ['factKinds'],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: ({ signal }) => client.people.factKinds({ signal }),
  });
}

interface FactFormProps {
  personId: string;
  /** The fact that is corrected; without one a new one is recorded. */
  known?: Fact;
  onDone: () => void;
}

/** Records a fact: its kind first, then what that kind asks; or corrects one, whose kind stays. */
export function FactForm({ personId, known, onDone }: FactFormProps) {
  const t = useMessages(peopleMessages);
  const f = useMessages(formMessages);
  const localized = useLocalized();
  const { timeZone } = usePortal();
  const kinds = useFactKinds();
  const [kind, setKind] = useState<Pick<FactKind, 'kind' | 'fields'> | null>(known ?? null);
  const [value, setValue] = useState<FactValue>(known?.value ?? {});
  const today = calendarDay(new Date(), timeZone);
  const [sourced, setSourced] = useState<Sourced>({
    validFrom: known?.validFrom ?? today,
    source: known?.source ?? '',
  });
  const [agreed, setAgreed] = useState<{ by: FactConsent['by'] | null; on: string }>(
    known?.consent ?? { by: null, on: today },
  );
  const needsConsent = kind !== null && restsOnConsent(kind.kind);
  const change = useChange((chosen: string) => {
    const consent = needsConsent && agreed.by !== null ? { consent: { by: agreed.by, on: agreed.on } } : {};
    const body = { value, ...sourced, ...consent };
    return known === undefined
      ? client.people.recordFact({ params: { id: personId }, body: { kind: chosen, ...body } })
      : client.people.correctFact({ params: { id: personId, factId: known.id }, body });
  }, onDone);
  if (kinds.isLoading) return <LoadingView />;
  if (kinds.data === undefined) return <ReadFailed onRetry={() => void kinds.refetch()} />;
  const choose = (name: string) => {
    const chosen = kinds.data.items.find((each) => each.kind === name) ?? null;
    setKind(chosen);
    setValue({});
    if (chosen !== null) setSourced({ ...sourced, source: localized(chosen.source) });
  };
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        if (kind !== null) change.run(kind.kind);
      }}
    >
      <Field label={t('factKind')} error={change.errorAt('/kind')}>
        {(control) => (
          <Select
            {...control}
            disabled={known !== undefined}
            showSearch={{ optionFilterProp: 'label' }}
            value={kind?.kind ?? null}
            onChange={choose}
            options={kinds.data.items.map((each) => ({ value: each.kind, label: localized(each.title) }))}
          />
        )}
      </Field>
      {kind?.fields.map((field) => (
        <ValueField
          key={field.name}
          field={field}
          value={value[field.name]}
          error={change.errorAt(`/value/${field.name}`)}
          onChange={(given) => {
            const { [field.name]: _, ...others } = value;
            setValue(given === undefined ? others : { ...others, [field.name]: given });
          }}
        />
      ))}
      {needsConsent && <ConsentFields {...agreed} onChange={setAgreed} errorAt={change.errorAt} />}
      <SourceFields value={sourced} onChange={setSourced} errorAt={change.errorAt} />
      {change.failure !== null && <p role="alert">{change.failure}</p>}
      <div className="form-actions">
        <Button
          type="primary"
          htmlType="submit"
          loading={change.busy}
          disabled={kind === null || (needsConsent && (agreed.by === null || agreed.on === ''))}
        >
          {f('save')}
        </Button>
        <Button onClick={onDone}>{f('cancel')}</Button>
      </div>
    </form>
  );
}

interface ValueFieldProps {
  field: FactField;
  value: string | number | undefined;
  error: string | undefined;
  onChange: (value: string | number | undefined) => void;
}

function ValueField({ field, value, error, onChange }: ValueFieldProps) {
  const localized = useLocalized();
  const label = localized(field.title);
  return (
    <Field label={label} optional error={error}>
      {(control) => {
        if (field.type === 'choice') {
          return (
            <Select
              {...control}
              allowClear
              value={value ?? null}
              onChange={(chosen: string | number | null) => onChange(chosen ?? undefined)}
              options={field.options.map((option) => ({ value: option.value, label: localized(option.title) }))}
            />
          );
        }
        if (field.type === 'money') {
          return (
            <Input
              {...control}
              inputMode="decimal"
              suffix="元"
              defaultValue={typeof value === 'number' ? value / 100 : ''}
              onChange={({ target }) => onChange(fenOf(target.value))}
            />
          );
        }
        return (
          <Input
            {...control}
            type={field.type === 'date' ? 'date' : 'text'}
            value={value ?? ''}
            onChange={({ target }) => onChange(target.value === '' ? undefined : target.value)}
          />
        );
      }}
    </Field>
  );
}

/** Yuan as typed, in fen; what is no amount counts as not given. */
function fenOf(yuan: string): number | undefined {
  const amount = Number(yuan.trim());
  return yuan.trim() === '' || !Number.isFinite(amount) || amount < 0 ? undefined : Math.round(amount * 100);
}
