import { useQuery } from '@tanstack/react-query';
import type { Task } from '@yige/contracts';
import { ChoiceButtons, useMessages } from '@yige/ui';
import Input from 'antd/es/input';
import Modal from 'antd/es/modal';
import { useId, useState } from 'react';
import { client } from '../../api/client.js';
import { inboxMessages } from '../inbox-messages.js';
import type { ActionInput } from '../use-task-action.js';
import { ColleagueSelect } from './colleague-select.js';
import { handlingMessages } from './handling-messages.js';
import { PickSelect } from './pick-select.js';
import './handling.css';

interface HandOnDialogProps {
  task: Task;
  action: 'assign' | 'transfer';
  onClose: () => void;
  onConfirm: (input: ActionInput) => void;
}

/** To whom a task goes: a colleague, or by whoever distributes the work of both, another unit. */
export function HandOnDialog({ task, action, onClose, onConfirm }: HandOnDialogProps) {
  const t = useMessages(handlingMessages);
  const of = useMessages(inboxMessages);
  const id = useId();
  const [to, setTo] = useState<'person' | 'unit'>('person');
  const [chosen, setChosen] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const units = useQuery({
    queryKey: ['taskUnits', task.id, ''],
    queryFn: ({ signal }) => client.taskHandling.units({ params: { id: task.id }, signal }),
    enabled: action === 'transfer',
  });
  const mayMove = (units.data?.items.length ?? 0) > 0;
  const written = note.trim();
  const ready = chosen !== null && (action === 'assign' || written !== '');
  const confirm = () => {
    if (chosen === null) return;
    const target = to === 'unit' ? { unitId: chosen } : { assigneeId: chosen };
    onConfirm(written === '' ? target : { ...target, note: written });
  };
  return (
    <Modal
      open
      title={t(action === 'assign' ? 'assignTitle' : 'transferTitle')}
      okText={of(action)}
      cancelText={t('keep')}
      okButtonProps={{ disabled: !ready }}
      onCancel={onClose}
      onOk={confirm}
    >
      <div className="handling-form">
        {mayMove && (
          <ChoiceButtons
            label={t('to')}
            value={to}
            onChange={(next) => {
              setTo(next);
              setChosen(null);
            }}
            options={[
              { value: 'person', label: t('toPerson') },
              { value: 'unit', label: t('toUnit') },
            ]}
          />
        )}
        <div className="yige-field">
          <label className="yige-field-label" htmlFor={`${id}-target`}>
            {t(to)}
          </label>
          {to === 'person' ? (
            <ColleagueSelect
              id={`${id}-target`}
              describedBy={`${id}-hint`}
              taskId={task.id}
              value={chosen}
              onChange={setChosen}
            />
          ) : (
            <PickSelect
              id={`${id}-target`}
              describedBy={`${id}-hint`}
              queryKey={['taskUnits', task.id]}
              load={(q, signal) =>
                client.taskHandling.units({ params: { id: task.id }, query: q === undefined ? {} : { q }, signal })
              }
              label={({ fullName }) => fullName}
              none={t('noUnit')}
              value={chosen}
              onChange={setChosen}
            />
          )}
          <small className="yige-quiet" id={`${id}-hint`}>
            {t(to === 'person' ? 'personHint' : 'unitHint')}
          </small>
        </div>
        <div className="yige-field">
          <label className="yige-field-label" htmlFor={`${id}-note`}>
            {t('note')} {action === 'assign' && <span className="yige-field-optional">{t('optional')}</span>}
          </label>
          <Input.TextArea
            id={`${id}-note`}
            value={note}
            placeholder={t('noteHint')}
            maxLength={500}
            autoSize={{ minRows: 2, maxRows: 6 }}
            onChange={({ target }) => setNote(target.value)}
          />
          {action === 'transfer' && chosen !== null && written === '' && (
            <small className="yige-quiet">{t('noteNeeded')}</small>
          )}
        </div>
      </div>
    </Modal>
  );
}
