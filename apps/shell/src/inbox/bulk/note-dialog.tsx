import type { TaskBulkAction } from '@yige/contracts';
import { useMessages } from '@yige/ui';
import Input from 'antd/es/input';
import Modal from 'antd/es/modal';
import { useId, useState } from 'react';
import { ColleagueSelect } from '../handling/colleague-select.js';
import { handlingMessages } from '../handling/handling-messages.js';
import { inboxMessages } from '../inbox-messages.js';
import { bulkMessages } from './bulk-messages.js';
import type { BulkOrder } from './use-bulk.js';

interface NoteDialogProps {
  action: TaskBulkAction;
  taskIds: readonly string[];
  onClose: () => void;
  onConfirm: (more: Pick<BulkOrder, 'note' | 'assigneeId'>) => void;
}

/** One note for all, and who does them from now on; whoever takes work back or away says why. */
export function NoteDialog({ action, taskIds, onClose, onConfirm }: NoteDialogProps) {
  const t = useMessages(bulkMessages);
  const words = useMessages(inboxMessages);
  const handling = useMessages(handlingMessages);
  const [note, setNote] = useState('');
  const [assigneeId, setAssigneeId] = useState<string | null>(null);
  const id = useId();
  const required = action === 'return' || action === 'cancel';
  const text = note.trim();
  const ready = !(required && text === '') && !(action === 'assign' && assigneeId === null);
  const title = t('confirm', { action: words(action), count: taskIds.length });
  return (
    <Modal
      open
      title={title}
      okText={title}
      cancelText={t('keep')}
      okButtonProps={{ danger: action === 'cancel', disabled: !ready }}
      onCancel={onClose}
      onOk={() => onConfirm({ ...(text === '' ? {} : { note: text }), ...(assigneeId === null ? {} : { assigneeId }) })}
    >
      {action === 'assign' && (
        <div className="yige-field">
          <label className="yige-field-label" htmlFor={`${id}-person`}>
            {handling('person')}
          </label>
          <ColleagueSelect
            id={`${id}-person`}
            // Who may not do one of the others is refused for that one, and said so.
            taskId={taskIds[0] ?? ''}
            value={assigneeId}
            onChange={setAssigneeId}
          />
        </div>
      )}
      <label className="yige-field-label" htmlFor={id}>
        {t(required ? 'note' : 'noteOptional')}
      </label>
      <Input.TextArea
        id={id}
        autoFocus={action !== 'assign'}
        value={note}
        placeholder={t('noteHint')}
        maxLength={500}
        autoSize={{ minRows: 2, maxRows: 6 }}
        onChange={({ target }) => setNote(target.value)}
      />
    </Modal>
  );
}
