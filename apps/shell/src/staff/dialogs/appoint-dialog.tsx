import type { StaffMember } from '@yige/contracts';
import { ChoiceButtons, calendarDay, Icon, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import Modal from 'antd/es/modal';
import { useState } from 'react';
import { client } from '../../api/client.js';
import { usePortal } from '../../app/portal.js';
import { dialogMessages } from './dialog-messages.js';
import { Failure, TextField } from './field.js';
import { PlaceFields } from './place-fields.js';
import { emptyDraft, newAppointmentOf, type PostDraft } from './post-draft.js';
import { useAct } from './use-act.js';
import { type PostFaults, usePostFaults } from './use-post-faults.js';

const MOST = 10;

/** One or several posts in one decision: all of them are given, or none. */
export function AppointDialog({ member, onClose }: { member: StaffMember; onClose: () => void }) {
  const t = useMessages(dialogMessages);
  const { timeZone } = usePortal();
  const today = calendarDay(new Date(), timeZone);
  const name = member.displayName;
  const hasRegular = member.appointments.some(
    ({ kind, state }) => kind === 'regular' && state !== 'past' && state !== 'withdrawn',
  );
  const [drafts, setDrafts] = useState<PostDraft[]>([emptyDraft(0, today, hasRegular ? 'concurrent' : 'regular')]);
  const [checked, setChecked] = useState(false);
  const wanted = drafts.map(newAppointmentOf);
  const { run, busy, error, failure, reset } = useAct({
    act: () =>
      client.staff.appoint({
        params: { accountId: member.id },
        body: { appointments: wanted.filter((post) => post !== null) },
      }),
    said: t('appointed', { name }),
    onDone: onClose,
  });
  const faultsOf = usePostFaults(error);
  const change = (key: number, changes: Partial<PostDraft>) => {
    reset();
    setDrafts(drafts.map((draft) => (draft.key === key ? { ...draft, ...changes } : draft)));
  };
  const submit = () => {
    setChecked(true);
    if (wanted.every((post) => post !== null)) run();
  };
  return (
    <Modal
      open
      title={t('appointTitle', { name })}
      okText={t('appoint')}
      cancelText={t('cancel')}
      confirmLoading={busy}
      onCancel={onClose}
      onOk={submit}
    >
      {drafts.map((draft, index) => (
        <PostFields
          key={draft.key}
          draft={draft}
          legend={drafts.length > 1 ? t('postNumber', { number: index + 1 }) : null}
          faults={faultsOf(`/body/appointments/${index}`, checked ? draft : null)}
          onChange={(changes) => change(draft.key, changes)}
          onRemove={drafts.length > 1 ? () => setDrafts(drafts.filter(({ key }) => key !== draft.key)) : null}
        />
      ))}
      {drafts.length < MOST && (
        <Button
          icon={<Icon name="plus" size={16} />}
          onClick={() => setDrafts([...drafts, emptyDraft((drafts.at(-1)?.key ?? 0) + 1, today, 'concurrent')])}
        >
          {t('another')}
        </Button>
      )}
      <Failure text={failure(FIELDS)} />
    </Modal>
  );
}

const FIELDS = ['unitId', 'role', 'bodyId', 'agencyId', 'partnerId', 'kind', 'validFrom', 'validTo', 'basis'] as const;

interface PostFieldsProps {
  draft: PostDraft;
  legend: string | null;
  faults: PostFaults;
  onChange: (changes: Partial<PostDraft>) => void;
  onRemove: (() => void) | null;
}

function PostFields({ draft, legend, faults, onChange, onRemove }: PostFieldsProps) {
  const t = useMessages(dialogMessages);
  return (
    <fieldset className="staff-form staff-post-fields">
      {legend !== null && <legend>{legend}</legend>}
      <PlaceFields place={draft} labels={{ unit: t('unit'), role: t('role') }} faultOf={faults} onChange={onChange} />
      <ChoiceButtons
        label={t('kind')}
        columns={2}
        value={draft.kind}
        error={faults('kind')}
        options={[
          { value: 'regular', label: t('regular') },
          { value: 'concurrent', label: t('concurrent') },
        ]}
        onChange={(kind) => onChange({ kind })}
      />
      <div className="staff-days">
        <TextField
          kind="date"
          label={t('from')}
          value={draft.validFrom}
          fault={faults('validFrom')}
          onChange={(validFrom) => onChange({ validFrom })}
        />
        <TextField
          kind="date"
          label={t('lastDay')}
          optional
          hint={t('lastDayHint')}
          value={draft.lastDay}
          fault={faults('validTo')}
          onChange={(lastDay) => onChange({ lastDay })}
        />
      </div>
      <TextField
        label={t('basis')}
        optional
        hint={t('basisHint')}
        value={draft.basis}
        fault={faults('basis')}
        onChange={(basis) => onChange({ basis })}
      />
      {onRemove !== null && (
        <button type="button" className="yige-link-button" onClick={onRemove}>
          {t('remove')}
        </button>
      )}
    </fieldset>
  );
}
