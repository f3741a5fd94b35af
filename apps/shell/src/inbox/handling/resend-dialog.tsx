import { endOfDay } from '@yige/contracts';
import { calendarDay, useFormat, useMessages } from '@yige/ui';
import Input from 'antd/es/input';
import Modal from 'antd/es/modal';
import { useId, useState } from 'react';
import { usePortal } from '../../app/portal.js';
import { inboxMessages } from '../inbox-messages.js';
import type { ActionInput } from '../use-task-action.js';
import { handlingMessages } from './handling-messages.js';
import './handling.css';

interface ResendDialogProps {
  /** By when it was to be done; null: it has no deadline. */
  dueAt: string | null;
  onClose: () => void;
  onConfirm: (input: ActionInput) => void;
}

/** What was mended of a task that came back, and by when it is to be done from now on. */
export function ResendDialog({ dueAt, onClose, onConfirm }: ResendDialogProps) {
  const t = useMessages(handlingMessages);
  const of = useMessages(inboxMessages);
  const format = useFormat();
  const { timeZone } = usePortal();
  const id = useId();
  const [note, setNote] = useState('');
  const [day, setDay] = useState('');
  const written = note.trim();
  return (
    <Modal
      open
      title={t('resendTitle')}
      okText={of('resend')}
      cancelText={t('keep')}
      okButtonProps={{ disabled: written === '' }}
      onCancel={onClose}
      onOk={() => onConfirm({ note: written, ...(day === '' ? {} : { dueAt: endOfDay(day, timeZone).toISOString() }) })}
    >
      <div className="handling-form">
        <div className="yige-field">
          <label className="yige-field-label" htmlFor={`${id}-note`}>
            {t('resendNote')}
          </label>
          <Input.TextArea
            id={`${id}-note`}
            autoFocus
            value={note}
            placeholder={t('resendHint')}
            maxLength={500}
            autoSize={{ minRows: 2, maxRows: 6 }}
            onChange={({ target }) => setNote(target.value)}
          />
        </div>
        <div className="yige-field">
          <label className="yige-field-label" htmlFor={`${id}-day`}>
            {t('resendDay')} <span className="yige-field-optional">{t('optional')}</span>
          </label>
          <Input
            id={`${id}-day`}
            type="date"
            min={calendarDay(new Date(), timeZone)}
            value={day}
            aria-describedby={`${id}-due`}
            onChange={({ target }) => setDay(target.value)}
          />
          <small className="yige-quiet" id={`${id}-due`}>
            {dueAt === null ? t('resendNoDue') : t('resendDue', { date: format.date(dueAt) })}
          </small>
        </div>
      </div>
    </Modal>
  );
}
