import type { Task, TaskAction } from '@yige/contracts';
import { useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import Input from 'antd/es/input';
import Modal from 'antd/es/modal';
import { useId, useState } from 'react';
import { inboxMessages } from './inbox-messages.js';

type Noted = 'return' | 'cancel';

interface TaskActionsProps {
  task: Task;
  busy: boolean;
  onAct: (action: TaskAction, note?: string) => void;
}

/** One primary action, then the others. What takes a task away from somebody asks for a reason first. */
export function TaskActions({ task, busy, onAct }: TaskActionsProps) {
  const t = useMessages(inboxMessages);
  const [asking, setAsking] = useState<Noted | null>(null);
  return (
    <>
      {task.actions.map((action, index) => (
        <Button
          key={action}
          type={index === 0 ? 'primary' : 'default'}
          danger={action === 'cancel'}
          size="large"
          loading={busy && index === 0}
          disabled={busy}
          onClick={() => (action === 'return' || action === 'cancel' ? setAsking(action) : onAct(action))}
        >
          {t(action)}
        </Button>
      ))}
      {asking !== null && (
        <ReasonDialog
          action={asking}
          onClose={() => setAsking(null)}
          onConfirm={(note) => {
            setAsking(null);
            onAct(asking, note);
          }}
        />
      )}
    </>
  );
}

interface ReasonDialogProps {
  action: Noted;
  onClose: () => void;
  onConfirm: (note: string) => void;
}

function ReasonDialog({ action, onClose, onConfirm }: ReasonDialogProps) {
  const t = useMessages(inboxMessages);
  const [note, setNote] = useState('');
  const id = useId();
  return (
    <Modal
      open
      title={t(action === 'return' ? 'returnTitle' : 'cancelTitle')}
      okText={t(action)}
      cancelText={t('keep')}
      okButtonProps={{ danger: action === 'cancel', disabled: note.trim() === '' }}
      onCancel={onClose}
      onOk={() => onConfirm(note.trim())}
    >
      <label className="yige-field-label" htmlFor={id}>
        {t('note')}
      </label>
      <Input.TextArea
        id={id}
        autoFocus
        value={note}
        placeholder={t('noteHint')}
        maxLength={500}
        autoSize={{ minRows: 2, maxRows: 6 }}
        onChange={(event) => setNote(event.target.value)}
      />
    </Modal>
  );
}
