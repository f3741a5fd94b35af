import { useMessages } from '@yige/plugin-sdk/web';
import Input from 'antd/es/input';
import Modal from 'antd/es/modal';
import { useId, useState } from 'react';
import { healthMessages } from '../text/health-messages.js';

interface SendBackDialogProps {
  busy: boolean;
  onSend: (note: string) => void;
  onClose: () => void;
}

/** Asks why, for whoever collected it to read. */
export function SendBackDialog({ busy, onSend, onClose }: SendBackDialogProps) {
  const t = useMessages(healthMessages);
  const id = useId();
  const [note, setNote] = useState('');
  const [missing, setMissing] = useState(false);
  const send = () => {
    if (note.trim() === '') setMissing(true);
    else onSend(note.trim());
  };
  return (
    <Modal
      open
      title={t('sendBackTitle')}
      okText={t('sendBack')}
      cancelText={t('cancel')}
      confirmLoading={busy}
      onOk={send}
      onCancel={onClose}
    >
      <label htmlFor={id}>{t('reason')}</label>
      <Input.TextArea
        id={id}
        autoFocus
        value={note}
        maxLength={200}
        placeholder={t('sendBackHint')}
        autoSize={{ minRows: 2, maxRows: 4 }}
        aria-invalid={missing}
        onChange={(event) => setNote(event.target.value)}
      />
      {missing && (
        <p role="alert" className="yige-overdue">
          {t('reasonMissing')}
        </p>
      )}
    </Modal>
  );
}
