import { applicantSchema, type FactConsent } from '@yige/contracts';
import { ChoiceButtons, useMessages } from '@yige/ui';
import Input from 'antd/es/input';
import { Field } from './field.js';
import { formMessages } from './form-messages.js';

interface ConsentFieldsProps {
  by: FactConsent['by'] | null;
  on: string;
  onChange: (consent: { by: FactConsent['by'] | null; on: string }) => void;
  errorAt: (pointer: string) => string | undefined;
}

/** Who agreed that such a fact is kept, and on which day: asked where a bureau's plugin keeps more than the law asks. */
export function ConsentFields({ by, on, onChange, errorAt }: ConsentFieldsProps) {
  const t = useMessages(formMessages);
  return (
    <>
      <ChoiceButtons
        label={
          <>
            {t('consent')} <span className="yige-quiet">{t('consentHint')}</span>
          </>
        }
        options={applicantSchema.options.map((value) => ({ value, label: t(`consent_${value}`) }))}
        value={by}
        onChange={(chosen) => onChange({ by: chosen, on })}
      />
      <Field label={t('consentOn')} error={errorAt('/consent/on') ?? errorAt('/consent')}>
        {(control) => (
          <Input {...control} type="date" value={on} onChange={({ target }) => onChange({ by, on: target.value })} />
        )}
      </Field>
    </>
  );
}
