import { calendarDay, useMessages, usePluginMutation, usePortal } from '@yige/plugin-sdk/web';
import Button from 'antd/es/button';
import Input from 'antd/es/input';
import Select from 'antd/es/select';
import { useState } from 'react';
import { MOST_SHIFTS, type NewShift, type PlanActivity } from '../../contract/activities.js';
import { createdSchema, type ServiceKind, serviceKindSchema } from '../../contract/common.js';
import { Field } from '../parts/field.js';
import { FormDialog } from '../parts/form-dialog.js';
import { activityMessages } from '../text/activity-messages.js';
import { words } from '../text/words.js';
import { ShiftFields } from './shift-fields.js';

interface PlanActivityDialogProps {
  onPlanned: (id: string) => void;
  onClose: () => void;
}

/** An activity with its shifts, kept as a draft until it is published. */
export function PlanActivityDialog({ onPlanned, onClose }: PlanActivityDialogProps) {
  const t = useMessages(activityMessages);
  const word = useMessages(words);
  const { timeZone } = usePortal();
  const tomorrow = calendarDay(new Date(Date.now() + 86_400_000), timeZone);
  const [activity, setActivity] = useState<PlanActivity>({
    ...{ title: '', kind: 'environment', place: '' },
    shifts: [{ on: tomorrow, from: '09:00', until: '11:00', places: 10 }],
  });
  const { title, kind, place, shifts } = activity;
  const change = (part: Partial<PlanActivity>) => setActivity({ ...activity, ...part });
  const plan = usePluginMutation<typeof createdSchema, PlanActivity>({
    method: 'POST',
    path: '/activities',
    response: createdSchema,
  });
  return (
    <FormDialog
      title={t('planTitle')}
      action={t('saveDraft')}
      ready={title.trim().length > 1 && place.trim() !== '' && shifts.every(isComplete)}
      busy={plan.isPending}
      failure={plan.error}
      onSubmit={() => plan.mutate(activity, { onSuccess: ({ id }) => onPlanned(id) })}
      onClose={onClose}
    >
      <Field label={t('title')} hint={t('titleHint')}>
        {(id) => (
          <Input id={id} value={title} maxLength={40} onChange={({ target }) => change({ title: target.value })} />
        )}
      </Field>
      <Field label={t('kind')}>
        {(id) => (
          <Select<ServiceKind>
            id={id}
            value={kind}
            options={serviceKindSchema.options.map((option) => ({ value: option, label: word(`kind.${option}`) }))}
            onChange={(chosen) => change({ kind: chosen })}
          />
        )}
      </Field>
      <Field label={t('place')}>
        {(id) => (
          <Input id={id} value={place} maxLength={60} onChange={({ target }) => change({ place: target.value })} />
        )}
      </Field>
      {shifts.map((shift, index) => (
        <ShiftFields
          // Shifts have no identity before they are planned, and are only added and removed at the end.
          key={index.toString()}
          number={index + 1}
          shift={shift}
          onChange={(changed) => change({ shifts: shifts.map((each, at) => (at === index ? changed : each)) })}
          onRemove={index > 0 && index === shifts.length - 1 ? () => change({ shifts: shifts.slice(0, -1) }) : null}
        />
      ))}
      {shifts.length < MOST_SHIFTS && (
        <Button onClick={() => change({ shifts: [...shifts, ...shifts.slice(-1)] })}>{t('addShift')}</Button>
      )}
    </FormDialog>
  );
}

function isComplete({ on, from, until }: NewShift): boolean {
  return on !== '' && from !== '' && from < until;
}
