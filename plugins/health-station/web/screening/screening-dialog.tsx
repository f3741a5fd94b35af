import { useAnnounce, useMessages, usePluginMutation, useToday } from '@yige/plugin-sdk/web';
import Modal from 'antd/es/modal';
import { useState } from 'react';
import { z } from 'zod';
import type { ScreeningForm } from '../../contract.js';
import { figuresOf, type Measurement, MeasurementFields } from '../follow-up/measurement.js';
import { formMessages } from '../text/form-messages.js';

const nothing = z.undefined();

interface ScreeningDialogProps {
  personId: string;
  /** Whom it is about; null for somebody whom the user may no longer read. */
  name: string | null;
  onClose: () => void;
}

/** 血压筛查: one measurement of somebody who is no patient. */
export function ScreeningDialog({ personId, name, onClose }: ScreeningDialogProps) {
  const t = useMessages(formMessages);
  const announce = useAnnounce();
  const today = useToday();
  const [measured, setMeasured] = useState<Measurement>({
    ...{ on: today, systolic: undefined, diastolic: undefined, pulse: undefined },
  });
  const [checked, setChecked] = useState(false);
  const save = usePluginMutation<typeof nothing, ScreeningForm>({
    method: 'POST',
    path: `/screening/${personId}/readings`,
    response: nothing,
  });
  const submit = () => {
    setChecked(true);
    const figures = figuresOf(measured);
    if (figures === null) return;
    save.mutate(figures, {
      onSuccess: () => {
        announce(t('screeningSaved'));
        onClose();
      },
    });
  };
  return (
    <Modal
      open
      title={name === null ? t('screeningTitle') : `${t('screeningTitle')} ${name}`}
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
        {save.error !== null && (
          <p role="alert" className="yige-overdue" style={{ margin: 0 }}>
            {save.error.message}
          </p>
        )}
      </div>
    </Modal>
  );
}
