import { useFormat, useMessages } from '@yige/ui';
import Input from 'antd/es/input';
import Modal from 'antd/es/modal';
import { useId, useState } from 'react';
import { reorganisationMessages } from './reorganisation-messages.js';
import type { Decision } from './reorganisation-queries.js';

interface DecideDialogProps {
  decision: Decision;
  effectiveOn: string;
  onClose: () => void;
  onConfirm: (note: string) => void;
}

const TITLES = { approve: 'approveTitle', reject: 'rejectTitle', withdraw: 'withdrawTitle' } as const;

/** Rejecting asks for the reason; approving says when it takes effect. */
export function DecideDialog({ decision, effectiveOn, onClose, onConfirm }: DecideDialogProps) {
  const t = useMessages(reorganisationMessages);
  const format = useFormat();
  const [note, setNote] = useState('');
  const id = useId();
  const required = decision === 'reject';
  return (
    <Modal
      open
      title={t(TITLES[decision])}
      okText={t(decision)}
      cancelText={t('keep')}
      okButtonProps={{ danger: decision !== 'approve', disabled: required && note.trim() === '' }}
      onCancel={onClose}
      onOk={() => onConfirm(note.trim())}
    >
      {decision === 'approve' && <p>{t('approveHint', { date: format.date(effectiveOn) })}</p>}
      <label className="yige-field-label" htmlFor={id}>
        {t(required ? 'noteRequired' : 'noteOptional')}
      </label>
      <Input.TextArea
        id={id}
        value={note}
        maxLength={500}
        autoSize={{ minRows: 2, maxRows: 6 }}
        onChange={(event) => setNote(event.target.value)}
      />
    </Modal>
  );
}
