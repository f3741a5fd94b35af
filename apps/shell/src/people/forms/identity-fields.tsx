import { birthDateOfCitizenId, documentTypeSchema, normalizeIdNumber, type Sex, sexOfCitizenId } from '@yige/contracts';
import { ChoiceButtons, useMessages } from '@yige/ui';
import Input from 'antd/es/input';
import Select from 'antd/es/select';
import { peopleMessages } from '../people-messages.js';
import { Field } from './field.js';

export interface GivenIdentity {
  name: string;
  sex: Sex;
  birthDate: string;
  documentType: (typeof documentTypeSchema.options)[number];
  idNumber: string;
  phone: string;
  alias: string;
}

interface IdentityFieldsProps {
  value: GivenIdentity;
  onChange: (value: GivenIdentity) => void;
  errorAt: (pointer: string) => string | undefined;
  /** Where document type and number stand in the body. */
  idNumberPointer: string;
  /** What is known of the number: shown, and asked only to replace it. */
  knownIdNumber?: string | null;
  knownPhone?: string | null;
}

/** Who somebody is. Birth date and sex follow from a citizen ID as soon as it is whole. */
export function IdentityFields({ value, onChange, errorAt, ...rest }: IdentityFieldsProps) {
  const t = useMessages(peopleMessages);
  const set = (changes: Partial<GivenIdentity>) => onChange({ ...value, ...changes });
  const typeNumber = (text: string) => {
    const number = normalizeIdNumber(text);
    const whole = value.documentType === 'citizenId' && /^\d{17}[\dX]$/.test(number);
    set({
      idNumber: text,
      ...(whole ? { birthDate: birthDateOfCitizenId(number), sex: sexOfCitizenId(number) } : {}),
    });
  };
  return (
    <>
      <Field label={t('name')} error={errorAt('/name')}>
        {(control) => (
          <Input
            {...control}
            maxLength={50}
            value={value.name}
            onChange={({ target }) => set({ name: target.value })}
          />
        )}
      </Field>
      <Field label={t('documentType')} error={errorAt('/documentType')}>
        {(control) => (
          <Select
            {...control}
            value={value.documentType}
            onChange={(documentType) => set({ documentType, idNumber: '' })}
            options={documentTypeSchema.options.map((type) => ({
              value: type,
              label: t(type === 'none' ? 'noDocument' : type),
            }))}
          />
        )}
      </Field>
      {value.documentType !== 'none' && (
        <Field
          label={t('documentNumber')}
          optional={rest.knownIdNumber !== undefined && rest.knownIdNumber !== null}
          hint={
            rest.knownIdNumber === undefined || rest.knownIdNumber === null
              ? undefined
              : t('known', { value: rest.knownIdNumber })
          }
          error={errorAt(rest.idNumberPointer)}
        >
          {(control) => (
            <Input
              {...control}
              autoComplete="off"
              maxLength={30}
              value={value.idNumber}
              onChange={({ target }) => typeNumber(target.value)}
            />
          )}
        </Field>
      )}
      <Field label={t('birthDate')} error={errorAt('/birthDate')}>
        {(control) => (
          <Input
            {...control}
            type="date"
            value={value.birthDate}
            onChange={({ target }) => set({ birthDate: target.value })}
          />
        )}
      </Field>
      <ChoiceButtons
        label={t('sex')}
        value={value.sex}
        onChange={(sex) => set({ sex })}
        error={errorAt('/sex')}
        options={[
          { value: 'female', label: t('female') },
          { value: 'male', label: t('male') },
        ]}
      />
      <Field
        label={t('phone')}
        optional
        hint={
          rest.knownPhone === undefined || rest.knownPhone === null ? undefined : t('known', { value: rest.knownPhone })
        }
        error={errorAt('/phone')}
      >
        {(control) => (
          <Input
            {...control}
            inputMode="tel"
            autoComplete="off"
            maxLength={20}
            value={value.phone}
            onChange={({ target }) => set({ phone: target.value })}
          />
        )}
      </Field>
      <Field label={t('alias')} optional error={errorAt('/aliases/0')}>
        {(control) => (
          <Input
            {...control}
            maxLength={50}
            value={value.alias}
            onChange={({ target }) => set({ alias: target.value })}
          />
        )}
      </Field>
    </>
  );
}
