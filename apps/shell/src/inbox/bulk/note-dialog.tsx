import type { TaskBulkAction } from '@yige/contracts';
import { useMessages } from '@yige/ui';
import Input from 'antd/es/input';
import Modal from 'antd/es/modal';
import { useId, useState } from 'react';
import { inboxMessages } from '../inbox-messages.js';
import { bulkMessages } from './bulk-messages.js';

interface NoteDialogProps {
  action: TaskBulkAction;
  count: number;
  onClose: () => void;
  onConfirm: (note: string | undefined) => void;
}

/** One note for all; whoever takes work back or away says why. */
export function NoteDialog({ action, count, onClose, onConfirm }: NoteDialogProps) {
  const t = useMessages(bulkMessages);
  const words = useMessages(inboxMessages);
  const [note, setNote] = useState('');
  const id = useId();
  const required = action === 'return' || action === 'cancel';
  const text = note.trim();
  return (
    <Modal
      open
      title={t('confirm', { action: words(action), count })}
      okText={t('confirm', { action: words(action), count })}
      cancelText={t('keep')}
      okButtonProps={{ danger: action === 'cancel', disabled: required && text === '' }}
      onCancel={onClose}
      onOk={() => onConfirm(text === '' ? undefined : text)}
    >
      <label className="yige-field-label" htmlFor={id}>
        {t(required ? 'note' : 'noteOptional')}
      </label>
      <Input.TextArea
        id={id}
        autoFocus
        value={note}
        placeholder={t('noteHint')}
        maxLength={500}
        autoSize={{ minRows: 2, maxRows: 6 }}
        onChange={({ target }) => setNote(target.value)}
      />
    </Modal>
  );
}
