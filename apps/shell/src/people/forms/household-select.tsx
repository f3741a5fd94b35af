import { useQueries } from '@tanstack/react-query';
import { useFormat, useMessages } from '@yige/ui';
import Select from 'antd/es/select';
import { client } from '../../api/client.js';
import { peopleMessages } from '../people-messages.js';
import { Field } from './field.js';

const NEW = 'new';

interface HouseholdSelectProps {
  householdIds: readonly string[];
  /** Null: a household of their own. */
  value: string | null;
  onChange: (householdId: string | null) => void;
}

/** Which household behind a shared door somebody joins, each told by who lives in it; or a new one. */
export function HouseholdSelect({ householdIds, value, onChange }: HouseholdSelectProps) {
  const t = useMessages(peopleMessages);
  const format = useFormat();
  const households = useQueries({
    queries: householdIds.map((id) => ({
      queryKey: ['households', 'one', id],
      queryFn: ({ signal }: { signal: AbortSignal }) => client.households.get({ params: { id }, signal }),
    })),
  });
  const options = householdIds.map((id, index) => {
    const names = (households[index]?.data?.members ?? []).map(({ name }) => name);
    return { value: id, label: names.length === 0 ? t('householdOf', { number: index + 1 }) : format.list(names) };
  });
  return (
    <Field label={t('householdHere')} error={undefined}>
      {(control) => (
        <Select
          {...control}
          value={value ?? NEW}
          onChange={(chosen) => onChange(chosen === NEW ? null : chosen)}
          options={[...options, { value: NEW, label: t('newHousehold') }]}
        />
      )}
    </Field>
  );
}
