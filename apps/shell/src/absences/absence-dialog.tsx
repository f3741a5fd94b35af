import { useMutation, useQueryClient } from '@tanstack/react-query';
import { calendarDay, useAnnounce, useLocalized, useMessages } from '@yige/ui';
import Input from 'antd/es/input';
import Modal from 'antd/es/modal';
import { useId, useState } from 'react';
import { client } from '../api/client.js';
import { usePortal } from '../app/portal.js';
import { message } from '../feedback/feedback.js';
import { PickSelect } from '../inbox/handling/pick-select.js';
import '../inbox/handling/handling.css';
import { Fault } from '../security/fault.js';
import { absenceMessages } from './absence-messages.js';

interface AbsenceDialogProps {
  /** Undefined: oneself. */
  accountId: string | undefined;
  onClose: () => void;
}

/** From when to when somebody is away, and who does their work; why is not asked. */
export function AbsenceDialog({ accountId, onClose }: AbsenceDialogProps) {
  const t = useMessages(absenceMessages);
  const localized = useLocalized();
  const announce = useAnnounce();
  const cache = useQueryClient();
  const { timeZone } = usePortal();
  const id = useId();
  const today = calendarDay(new Date(), timeZone);
  const [firstDay, setFirstDay] = useState(today);
  const [lastDay, setLastDay] = useState(today);
  const [deputyId, setDeputyId] = useState<string | null>(null);
  const of = accountId === undefined ? {} : { account: accountId };
  const save = useMutation({
    mutationFn: (deputy: string) =>
      client.absences.create({
        body: { ...(accountId === undefined ? {} : { accountId }), deputyId: deputy, firstDay, lastDay },
      }),
    onSuccess: () => {
      message.success(t('saved'));
      announce(t('saved'));
      void cache.invalidateQueries({ queryKey: ['absences'] });
      onClose();
    },
  });
  const inOrder = firstDay !== '' && firstDay <= lastDay;
  const dates = [
    { key: 'first', value: firstDay, least: today, set: setFirstDay },
    { key: 'last', value: lastDay, least: firstDay, set: setLastDay },
  ] as const;
  return (
    <Modal
      open
      title={t('add')}
      okText={t('save')}
      cancelText={t('keep')}
      okButtonProps={{ disabled: deputyId === null || !inOrder, loading: save.isPending }}
      onCancel={onClose}
      onOk={() => deputyId !== null && save.mutate(deputyId)}
    >
      <div className="handling-form">
        {dates.map(({ key, value, least, set }) => (
          <div key={key} className="yige-field">
            <label className="yige-field-label" htmlFor={`${id}-${key}`}>
              {t(key)}
            </label>
            <Input
              id={`${id}-${key}`}
              type="date"
              min={least}
              value={value}
              onChange={({ target }) => {
                set(target.value);
                save.reset();
              }}
            />
            {key === 'last' && !inOrder && <small className="yige-overdue">{t('order')}</small>}
          </div>
        ))}
        <div className="yige-field">
          <label className="yige-field-label" htmlFor={`${id}-deputy`}>
            {t('deputy')}
          </label>
          <PickSelect
            id={`${id}-deputy`}
            describedBy={`${id}-hint`}
            queryKey={['absences', 'deputies', accountId]}
            load={(q, signal) =>
              client.absences.deputies({ query: { ...of, ...(q === undefined ? {} : { q }) }, signal })
            }
            label={({ name, title, unit }) => (
              <span className="handling-colleague">
                {name}{' '}
                <small>
                  {localized(title)} · {unit.name}
                </small>
              </span>
            )}
            none={t('noDeputy')}
            value={deputyId}
            onChange={(chosen) => {
              setDeputyId(chosen);
              save.reset();
            }}
          />
          <small className="yige-quiet" id={`${id}-hint`}>
            {t('deputyHint')}
          </small>
        </div>
        <Fault error={save.error} />
      </div>
    </Modal>
  );
}
