import { useMessages } from '@yige/ui';
import Input from 'antd/es/input';
import Select from 'antd/es/select';
import { Field } from '../forms/field.js';
import { correctableFields, type GivenCorrection } from './given-correction.js';
import { rightsMessages } from './rights-messages.js';

interface CorrectionFieldsProps {
  value: GivenCorrection;
  onChange: (value: GivenCorrection) => void;
  errorAt: (pointer: string) => string | undefined;
}

/** One field of the person, its right value, and by what it is known. */
export function CorrectionFields({ value, onChange, errorAt }: CorrectionFieldsProps) {
  const t = useMessages(rightsMessages);
  const { field } = value;
  return (
    <>
      <Field label={t('correctHere')} error={undefined}>
        {(control) => (
          <Select<GivenCorrection['field']>
            {...control}
            value={field}
            onChange={(chosen) => onChange({ ...value, field: chosen, value: '' })}
            options={correctableFields.map((each) => ({
              value: each,
              label: each === 'none' ? t('correctNone') : t(each),
            }))}
          />
        )}
      </Field>
      {field !== 'none' && (
        <>
          <Field label={t('newValue')} error={errorAt(`/correction/${field}`) ?? errorAt(`/${field}`)}>
            {(control) => (
              <Input
                {...control}
                type={field === 'birthDate' ? 'date' : 'text'}
                maxLength={50}
                value={value.value}
                onChange={({ target }) => onChange({ ...value, value: target.value })}
              />
            )}
          </Field>
          <Field label={t('source')} hint={t('sourceHint')} error={errorAt('/correction/source')}>
            {(control) => (
              <Input
                {...control}
                maxLength={60}
                value={value.source}
                onChange={({ target }) => onChange({ ...value, source: target.value })}
              />
            )}
          </Field>
        </>
      )}
    </>
  );
}
