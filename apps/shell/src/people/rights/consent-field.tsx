import { LoadingView, useLocalized, useMessages } from '@yige/ui';
import Select from 'antd/es/select';
import { ReadFailed } from '../../states/could-not-start.js';
import { Field } from '../forms/field.js';
import { rightsMessages } from './rights-messages.js';
import { useDataPurposes } from './rights-queries.js';

interface ConsentFieldProps {
  value: string | null;
  error: string | undefined;
  onChange: (kind: string) => void;
}

/** The facts that rest on consent, by the bureau that asks for them. */
export function ConsentField({ value, error, onChange }: ConsentFieldProps) {
  const t = useMessages(rightsMessages);
  const localized = useLocalized();
  const purposes = useDataPurposes();
  if (purposes.isLoading) return <LoadingView />;
  if (purposes.data === undefined) return <ReadFailed onRetry={() => void purposes.refetch()} />;
  const options = purposes.data.items.flatMap(({ title, consents }) =>
    consents.map((consent) => ({ value: consent.kind, label: `${localized(title)} · ${localized(consent.title)}` })),
  );
  if (options.length === 0) return <p className="yige-quiet">{t('noConsents')}</p>;
  return (
    <Field label={t('subject')} error={error}>
      {(control) => <Select {...control} value={value} onChange={onChange} options={options} />}
    </Field>
  );
}
