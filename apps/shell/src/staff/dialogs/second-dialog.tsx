import { useQuery } from '@tanstack/react-query';
import { type Appointment, isUpward } from '@yige/contracts';
import { calendarDay, useMessages } from '@yige/ui';
import Modal from 'antd/es/modal';
import { useState } from 'react';
import { client } from '../../api/client.js';
import { usePortal } from '../../app/portal.js';
import { dialogMessages } from './dialog-messages.js';
import { Failure, TextField } from './field.js';
import { PlaceFields } from './place-fields.js';
import { emptyDraft, newAppointmentOf } from './post-draft.js';
import { useAct } from './use-act.js';
import { usePostFaults } from './use-post-faults.js';

interface SecondDialogProps {
  name: string;
  home: Appointment;
  onClose: () => void;
}

/** Lends somebody from a post to another unit. */
export function SecondDialog({ name, home, onClose }: SecondDialogProps) {
  const t = useMessages(dialogMessages);
  const { timeZone } = usePortal();
  const [draft, setDraft] = useState(emptyDraft(0, calendarDay(new Date(), timeZone), 'regular'));
  const [checked, setChecked] = useState(false);
  const upward = useLeadsUpward(home, draft.unitId);
  const wanted = newAppointmentOf(draft);
  const { run, busy, error, failure, reset } = useAct({
    act: async () => {
      if (wanted === null) throw new TypeError('A secondment is sent only when it is filled in');
      const { kind: _, basis = '', ...post } = wanted;
      return client.appointments.second({ params: { id: home.id }, body: { ...post, basis } });
    },
    said: t('seconded', { name }),
    onDone: onClose,
  });
  const faults = usePostFaults(error)('/body', checked ? draft : null);
  const missing = (value: string, label: string) =>
    checked && value.trim() === '' ? t('fill', { field: label }) : undefined;
  const change = (changes: Partial<typeof draft>) => {
    reset();
    setDraft({ ...draft, ...changes });
  };
  const submit = () => {
    setChecked(true);
    if (wanted !== null && draft.basis.trim() !== '' && !(upward && draft.lastDay === '')) run();
  };
  return (
    <Modal
      open
      title={t('secondTitle', { name })}
      okText={t('second')}
      cancelText={t('cancel')}
      confirmLoading={busy}
      onCancel={onClose}
      onOk={submit}
    >
      <div className="staff-form">
        <p className="yige-quiet">{t('secondHint')}</p>
        <PlaceFields
          place={draft}
          labels={{ unit: t('host'), role: t('hostRole') }}
          faultOf={faults}
          onChange={change}
        />
        {upward && (
          <p className="staff-exception" role="status">
            {t('upwardHint')}
          </p>
        )}
        <div className="staff-days">
          <TextField
            kind="date"
            label={t('from')}
            value={draft.validFrom}
            fault={faults('validFrom')}
            onChange={(validFrom) => change({ validFrom })}
          />
          <TextField
            kind="date"
            label={t('lastDay')}
            optional={!upward}
            value={draft.lastDay}
            fault={(upward ? missing(draft.lastDay, t('lastDay')) : undefined) ?? faults('validTo')}
            onChange={(lastDay) => change({ lastDay })}
          />
        </div>
        <TextField
          label={t('basis')}
          hint={t('basisHint')}
          value={draft.basis}
          fault={missing(draft.basis, t('basis')) ?? faults('basis')}
          onChange={(basis) => change({ basis })}
        />
        <Failure
          text={failure(['unitId', 'role', 'bodyId', 'agencyId', 'partnerId', 'validFrom', 'validTo', 'basis'])}
        />
      </div>
    </Modal>
  );
}

function useLeadsUpward(home: Appointment, unitId: string | null): boolean {
  const { data } = useQuery({
    queryKey: ['staff', 'unit', unitId],
    enabled: unitId !== null,
    queryFn: ({ signal }) => client.org.getUnit({ params: { id: unitId ?? '' }, query: {}, signal }),
  });
  return data !== undefined && isUpward(home.unit.level, data.level);
}
