import {
  ChoiceButtons,
  calendarDay,
  useAnnounce,
  useMessages,
  usePluginMutation,
  usePortal,
} from '@yige/plugin-sdk/web';
import Input from 'antd/es/input';
import InputNumber from 'antd/es/input-number';
import Select from 'antd/es/select';
import { useState } from 'react';
import { createdSchema } from '../../contract/common.js';
import { type HelpKind, helpKindSchema, type PlanHelp } from '../../contract/help.js';
import { MOST_MINUTES } from '../../contract/hours.js';
import { Field } from '../parts/field.js';
import { FormDialog } from '../parts/form-dialog.js';
import { type FoundResident, ResidentSelect } from '../parts/resident-select.js';
import { helpMessages } from '../text/help-messages.js';
import { words } from '../text/words.js';
import { calledOnOf, type Payment, PaymentFields } from './payment-fields.js';

const LEAST_MINUTES = 15;

/** Help for somebody by a volunteer, with or without saved hours. */
export function PlanHelpDialog({ onClose }: { onClose: () => void }) {
  const t = useMessages(helpMessages);
  const word = useMessages(words);
  const announce = useAnnounce();
  const { timeZone } = usePortal();
  const [person, setPerson] = useState<FoundResident | null>(null);
  const [volunteer, setVolunteer] = useState<FoundResident | null>(null);
  const [kind, setKind] = useState<HelpKind>('shopping');
  const [plannedOn, setPlannedOn] = useState(() => calendarDay(new Date(), timeZone));
  const [plannedMinutes, setPlannedMinutes] = useState<number | null>(60);
  const [payment, setPayment] = useState<Payment>({ by: 'free', payer: null, relation: null });
  const calledOn = calledOnOf(payment, person);
  const plan = usePluginMutation<typeof createdSchema, PlanHelp>({
    method: 'POST',
    path: '/help',
    response: createdSchema,
  });
  const submit = (personId: string, volunteerId: string) =>
    plan.mutate(
      {
        ...{ personId, volunteerId, kind, plannedOn, plannedMinutes: plannedMinutes ?? LEAST_MINUTES },
        ...(calledOn === undefined || calledOn === null ? {} : { calledOn }),
      },
      {
        onSuccess: () => {
          announce(t('planned'));
          onClose();
        },
      },
    );
  return (
    <FormDialog
      title={t('planTitle')}
      action={t('plan')}
      ready={person !== null && volunteer !== null && plannedOn !== '' && plannedMinutes !== null && calledOn !== null}
      busy={plan.isPending}
      failure={plan.error}
      onSubmit={() => person !== null && volunteer !== null && submit(person.personId, volunteer.personId)}
      onClose={onClose}
    >
      <Field label={t('who')}>{(id) => <ResidentSelect id={id} are="all" value={person} onChange={setPerson} />}</Field>
      <Field label={t('byWhom')}>
        {(id) => <ResidentSelect id={id} are="volunteers" value={volunteer} onChange={setVolunteer} />}
      </Field>
      <Field label={t('kind')}>
        {(id) => (
          <Select<HelpKind>
            id={id}
            value={kind}
            options={helpKindSchema.options.map((option) => ({ value: option, label: word(`errand.${option}`) }))}
            onChange={setKind}
          />
        )}
      </Field>
      <Field label={t('day')}>
        {(id) => <Input id={id} type="date" value={plannedOn} onChange={({ target }) => setPlannedOn(target.value)} />}
      </Field>
      <Field label={t('minutes')}>
        {(id) => (
          <InputNumber
            id={id}
            value={plannedMinutes}
            min={LEAST_MINUTES}
            max={MOST_MINUTES}
            step={15}
            precision={0}
            inputMode="numeric"
            suffix={word('minutes')}
            onChange={setPlannedMinutes}
            style={{ width: '100%' }}
          />
        )}
      </Field>
      <ChoiceButtons<Payment['by']>
        label={t('pay')}
        options={(['free', 'self', 'relative'] as const).map((option) => ({
          value: option,
          label: t(`pay.${option}`),
        }))}
        value={payment.by}
        onChange={(by) => setPayment({ ...payment, by })}
      />
      {payment.by === 'relative' && <PaymentFields payment={payment} onChange={setPayment} />}
    </FormDialog>
  );
}
