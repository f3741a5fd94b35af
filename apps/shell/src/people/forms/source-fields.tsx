import { useMessages } from '@yige/ui';
import Input from 'antd/es/input';
import { Field } from './field.js';
import { formMessages } from './form-messages.js';

/** Since when something holds, and how it is known: what every entry of the registry carries. */
export interface Sourced {
  validFrom: string;
  source: string;
}

interface SourceFieldsProps {
  value: Sourced;
  onChange: (value: Sourced) => void;
  errorAt: (pointer: string) => string | undefined;
  /** Where the date stands in the body. */
  datePointer?: string;
}

export function SourceFields({ value, onChange, errorAt, datePointer = '/validFrom' }: SourceFieldsProps) {
  const t = useMessages(formMessages);
  return (
    <>
      <Field label={t('since')} error={errorAt(datePointer)}>
        {(control) => (
          <Input
            {...control}
            type="date"
            value={value.validFrom}
            onChange={({ target }) => onChange({ ...value, validFrom: target.value })}
          />
        )}
      </Field>
      <SourceField
        value={value.source}
        error={errorAt('/source')}
        onChange={(source) => onChange({ ...value, source })}
      />
    </>
  );
}

interface SourceFieldProps {
  value: string;
  error: string | undefined;
  onChange: (source: string) => void;
}

/** How something is known: asked of every entry, change and end. */
export function SourceField({ value, error, onChange }: SourceFieldProps) {
  const t = useMessages(formMessages);
  return (
    <Field label={t('source')} hint={t('sourceHint')} error={error}>
      {(control) => (
        <Input {...control} maxLength={60} value={value} onChange={({ target }) => onChange(target.value)} />
      )}
    </Field>
  );
}
