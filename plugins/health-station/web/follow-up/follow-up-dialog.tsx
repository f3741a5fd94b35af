import { ChoiceButtons, useAnnounce, useMessages, usePluginMutation, useToday } from '@yige/plugin-sdk/web';
import Modal from 'antd/es/modal';
import { useState } from 'react';
import { z } from 'zod';
import { atFollowUpSchema, type FollowUpForm } from '../../contract.js';
import { formMessages } from '../text/form-messages.js';
import { figuresOf, type Measurement, MeasurementFields } from './measurement.js';

const nothing = z.undefined();

/** 面对面随访: what the doctor measured and asked; register and next step follow from it. */
export function FollowUpDialog({ personId, onClose }: { personId: string; onClose: () => void }) {
  const t = useMessages(formMessages);
  const announce = useAnnounce();
  const today = useToday();
  const [measured, setMeasured] = useState<Measurement>({
    ...{ on: today, systolic: undefined, diastolic: undefined, pulse: undefined },
  });
  const [feeling, setFeeling] = useState<FollowUpForm['feeling'] | undefined>();
  const [complication, setComplication] = useState<'no' | 'yes' | undefined>();
  const [checked, setChecked] = useState(false);
  const save = usePluginMutation<typeof nothing, FollowUpForm>({
    method: 'POST',
    path: `/patients/${personId}/follow-ups`,
    response: nothing,
  });
  const submit = () => {
    setChecked(true);
    const figures = figuresOf(measured);
    if (figures === null || feeling === undefined || complication === undefined) return;
    save.mutate(
      { ...figures, feeling, newComplication: complication === 'yes' },
      {
        onSuccess: () => {
          announce(t('followUpSaved'));
          onClose();
        },
      },
    );
  };
  const missing = (answer: string | undefined) => (checked && answer === undefined ? t('answerThis') : undefined);
  return (
    <Modal
      open
      title={t('followUpTitle')}
      okText={t('save')}
      cancelText={t('cancel')}
      confirmLoading={save.isPending}
      onOk={submit}
      onCancel={onClose}
    >
      <div style={{ display: 'grid', gap: 'var(--ant-padding)' }}>
        <MeasurementFields
          value={measured}
          onChange={setMeasured}
          today={today}
          checked={checked}
          disabled={save.isPending}
        />
        <ChoiceButtons
          label={t('feeling')}
          options={atFollowUpSchema.options.map((option) => ({ value: option, label: t(`feeling.${option}`) }))}
          value={feeling}
          onChange={setFeeling}
          error={missing(feeling)}
          disabled={save.isPending}
        />
        <ChoiceButtons
          label={t('complication')}
          options={(['no', 'yes'] as const).map((option) => ({ value: option, label: t(`complication.${option}`) }))}
          value={complication}
          onChange={setComplication}
          error={missing(complication)}
          disabled={save.isPending}
        />
        {save.error !== null && (
          <p role="alert" className="yige-overdue" style={{ margin: 0 }}>
            {save.error.message}
          </p>
        )}
      </div>
    </Modal>
  );
}
