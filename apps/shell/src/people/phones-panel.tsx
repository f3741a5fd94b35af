import type { Person } from '@yige/contracts';
import { Icon, MaskedValue, Panel, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import Input from 'antd/es/input';
import Modal from 'antd/es/modal';
import { useState } from 'react';
import { client } from '../api/client.js';
import { Field } from './forms/field.js';
import { formMessages } from './forms/form-messages.js';
import { SourceField } from './forms/source-fields.js';
import { useChange } from './forms/use-change.js';
import { phoneMessages } from './phone-messages.js';
import './registry-panels.css';

/** Further phones: add one, remove one, say which is called first. They stay masked all the while. */
export function PhonesPanel({ person }: { person: Person }) {
  const t = useMessages(phoneMessages);
  const f = useMessages(formMessages);
  const [adding, setAdding] = useState(false);
  const params = (phoneId: string) => ({ id: person.id, phoneId });
  const body = { source: f('atTheDoor') };
  const first = useChange(
    (phoneId: string) => client.people.callFirst({ params: params(phoneId), body }),
    undefined,
    // The phone that was first stands before the others now.
    {
      ...(person.phone === null
        ? {}
        : {
            undo: async ({ furtherPhones: [former] }: Person) => {
              if (former !== undefined) await client.people.callFirst({ params: params(former.id), body });
            },
          }),
    },
  );
  const remove = useChange((phoneId: string) => client.people.removePhone({ params: params(phoneId), body }));
  const busy = first.busy || remove.busy;
  if (!person.actions.includes('correct')) return null;
  return (
    <Panel
      title={t('title')}
      hint={t('hint')}
      flush
      extra={
        <button type="button" className="yige-link-button" onClick={() => setAdding(true)}>
          <Icon name="plus" size={14} /> {t('add')}
        </button>
      }
    >
      {person.phone === null && <p className="person-none">{t('none')}</p>}
      <ul className="person-fact-lines">
        {person.phone !== null && (
          <li>
            <MaskedValue value={person.phone} />
            <span className="yige-quiet">{t('calledFirst')}</span>
          </li>
        )}
        {person.furtherPhones.map(({ id, phone, label }) => (
          <li key={id}>
            <span>
              <MaskedValue value={phone} /> <span className="yige-quiet">{label}</span>
            </span>
            <span className="person-phone-acts">
              <button type="button" className="yige-link-button" disabled={busy} onClick={() => first.run(id)}>
                {t('callFirst')}
              </button>
              <button
                type="button"
                className="yige-link-button"
                aria-label={t('removeOf', { label })}
                disabled={busy}
                onClick={() => remove.run(id)}
              >
                {t('remove')}
              </button>
            </span>
          </li>
        ))}
      </ul>
      {[first.failure, remove.failure].map(
        (failure) =>
          failure !== null && (
            <p key={failure} role="alert">
              {failure}
            </p>
          ),
      )}
      {adding && <AddPhone person={person} onDone={() => setAdding(false)} />}
    </Panel>
  );
}

/** A phone is added behind the others. One that becomes the first is no further one, and cannot be removed like this. */
async function removeAdded({ id, furtherPhones }: Person, source: string): Promise<void> {
  const added = furtherPhones.at(-1);
  if (added !== undefined) await client.people.removePhone({ params: { id, phoneId: added.id }, body: { source } });
}

function AddPhone({ person: { id, phone: first }, onDone }: { person: Person; onDone: () => void }) {
  const t = useMessages(phoneMessages);
  const f = useMessages(formMessages);
  const [phone, setPhone] = useState('');
  const [label, setLabel] = useState('');
  const [source, setSource] = useState(f('atTheDoor'));
  const change = useChange(() => client.people.addPhone({ params: { id }, body: { phone, label, source } }), onDone, {
    undo: first === null ? undefined : (changed) => removeAdded(changed, source),
  });
  return (
    <Modal
      open
      onCancel={onDone}
      title={t('add')}
      footer={
        <Button
          type="primary"
          loading={change.busy}
          disabled={[phone, label, source].some((text) => text.trim() === '')}
          onClick={() => change.run(undefined)}
        >
          {f('save')}
        </Button>
      }
    >
      <div className="form">
        <Field label={t('number')} error={change.errorAt('/phone')}>
          {(control) => (
            <Input
              {...control}
              type="tel"
              maxLength={30}
              value={phone}
              onChange={({ target }) => setPhone(target.value)}
            />
          )}
        </Field>
        <Field label={t('label')} hint={t('labelHint')} error={change.errorAt('/label')}>
          {(control) => (
            <Input {...control} maxLength={20} value={label} onChange={({ target }) => setLabel(target.value)} />
          )}
        </Field>
        <SourceField value={source} error={change.errorAt('/source')} onChange={setSource} />
        {change.failure !== null && <p role="alert">{change.failure}</p>}
      </div>
    </Modal>
  );
}
