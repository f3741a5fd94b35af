import { useMessages } from '@yige/plugin-sdk/web';
import Select from 'antd/es/select';
import { type PlanHelp, relationSchema } from '../../contract/help.js';
import { Field } from '../parts/field.js';
import { type FoundResident, ResidentSelect } from '../parts/resident-select.js';
import { helpMessages } from '../text/help-messages.js';

const relatives = relationSchema.exclude(['self']);
type Relative = (typeof relatives.options)[number];

/** Whose saved hours are called on. */
export interface Payment {
  by: 'free' | 'self' | 'relative';
  payer: FoundResident | null;
  relation: Relative | null;
}

interface PaymentFieldsProps {
  payment: Payment;
  onChange: (payment: Payment) => void;
}

/** Which relative saved the hours, and what the helped is to them. */
export function PaymentFields({ payment, onChange }: PaymentFieldsProps) {
  const t = useMessages(helpMessages);
  return (
    <>
      <Field label={t('payer')}>
        {(id) => (
          <ResidentSelect
            id={id}
            are="volunteers"
            value={payment.payer}
            onChange={(payer) => onChange({ ...payment, payer })}
          />
        )}
      </Field>
      <Field label={t('relation')}>
        {(id) => (
          <Select<Relative>
            id={id}
            value={payment.relation}
            options={relatives.options.map((option) => ({ value: option, label: t(`relation.${option}`) }))}
            onChange={(relation) => onChange({ ...payment, relation })}
          />
        )}
      </Field>
    </>
  );
}

/** As the server wants it; undefined: free help, null: something is still missing. */
export function calledOnOf(
  { by, payer, relation }: Payment,
  person: FoundResident | null,
): PlanHelp['calledOn'] | null {
  if (by === 'free') return undefined;
  if (by === 'self') return person === null ? null : { volunteerId: person.personId };
  return payer === null || relation === null ? null : { volunteerId: payer.personId, relation };
}
