import { useAnnounce, useMessages, usePluginMutation, useToday } from '@yige/plugin-sdk/web';
import Input from 'antd/es/input';
import Modal from 'antd/es/modal';
import { useId, useState } from 'react';
import { z } from 'zod';
import type { Dispute } from '../../contract/disputes.js';
import type { NewStepKind, StepBody } from '../../contract/steps.js';
import { Fault } from '../text/fault.js';
import { stepMessages } from '../text/step-messages.js';
import { StepFieldInput } from './step-field-input.js';
import { fieldsOf, type StepDraft, stepFrom } from './step-fields.js';

const nothing = z.undefined();

interface StepDialogProps {
  dispute: Dispute;
  kind: NewStepKind;
  onClose: () => void;
}

/** Asks what a step needs, and keeps it until the server has taken it. */
export function StepDialog({ dispute, kind, onClose }: StepDialogProps) {
  const t = useMessages(stepMessages);
  const announce = useAnnounce();
  const dayId = useId();
  const today = useToday();
  const [on, setOn] = useState(today);
  const [draft, setDraft] = useState<StepDraft>({});
  const [missing, setMissing] = useState<ReadonlySet<string>>(new Set());
  const save = usePluginMutation<typeof nothing, StepBody>({
    method: 'POST',
    path: `/disputes/${dispute.id}/steps`,
    response: nothing,
  });
  const send = () => {
    const { step, missing: lacking } = stepFrom(kind, draft);
    if (step === null) return setMissing(lacking);
    save.mutate(
      { on, version: dispute.version, step },
      {
        onSuccess: () => {
          announce(t('saved'));
          onClose();
        },
      },
    );
  };
  return (
    <Modal
      open
      title={t(`do.${kind}`)}
      okText={t('save')}
      cancelText={t('cancel')}
      confirmLoading={save.isPending}
      onOk={send}
      onCancel={onClose}
    >
      <div style={{ display: 'grid', gap: 'var(--ant-padding)' }}>
        <div className="yige-field">
          <label className="yige-field-label" htmlFor={dayId}>
            {t('on')}
          </label>
          <Input id={dayId} type="date" value={on} max={today} onChange={({ target }) => setOn(target.value)} />
        </div>
        {fieldsOf[kind].map((field) => (
          <StepFieldInput
            key={field}
            field={field}
            draft={draft}
            parties={dispute.parties}
            missing={missing.has(field)}
            onChange={(part) => setDraft({ ...draft, ...part })}
          />
        ))}
        <Fault text={save.error?.message} />
      </div>
    </Modal>
  );
}
