import { type DepartureKind, departureKindSchema, type Person } from '@yige/contracts';
import { ChoiceButtons, calendarDay, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import Input from 'antd/es/input';
import Modal from 'antd/es/modal';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { client } from '../../api/client.js';
import { usePortal } from '../../app/portal.js';
import { Field } from '../forms/field.js';
import { formMessages } from '../forms/form-messages.js';
import { SourceField } from '../forms/source-fields.js';
import { useChange } from '../forms/use-change.js';
import { retentionMessages } from './retention-messages.js';

/** The way out of the registry: asked for on the person's page, with what it comes to before it happens. */
export function DepartureButton({ person }: { person: Person }) {
  const t = useMessages(retentionMessages);
  const [open, setOpen] = useState(false);
  if (!person.actions.includes('correct')) return null;
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('leave')}</Button>
      {open && <DepartureDialog person={person} onClose={() => setOpen(false)} />}
    </>
  );
}

function DepartureDialog({ person, onClose }: { person: Person; onClose: () => void }) {
  const t = useMessages(retentionMessages);
  const _f = useMessages(formMessages);
  const navigate = useNavigate();
  const { timeZone } = usePortal();
  const [kind, setKind] = useState<DepartureKind | null>(null);
  const [on, setOn] = useState(() => calendarDay(new Date(), timeZone));
  const [source, setSource] = useState('');
  const change = useChange(
    (chosen: DepartureKind) =>
      client.retention.depart({ params: { id: person.id }, body: { kind: chosen, on, source } }),
    () => void navigate('/people'),
    { leaving: person.id },
  );
  return (
    <Modal
      open
      onCancel={onClose}
      title={t('leaveOf', { name: person.name })}
      footer={
        <Button
          danger
          type="primary"
          loading={change.busy}
          disabled={kind === null || on === '' || source.trim() === ''}
          onClick={() => kind !== null && change.run(kind)}
        >
          {t('seal')}
        </Button>
      }
    >
      <div className="form">
        <ChoiceButtons<DepartureKind>
          label={t('how')}
          value={kind}
          onChange={setKind}
          options={departureKindSchema.options.map((value) => ({ value, label: t(value) }))}
        />
        <Field label={t('on')} error={change.errorAt('/on')}>
          {(control) => <Input {...control} type="date" value={on} onChange={({ target }) => setOn(target.value)} />}
        </Field>
        <SourceField value={source} error={change.errorAt('/source')} onChange={setSource} />
        <p className="yige-quiet">{t('leaveNote')}</p>
        {change.failure !== null && <p role="alert">{change.failure}</p>}
      </div>
    </Modal>
  );
}
