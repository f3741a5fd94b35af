import type { Fact } from '@yige/contracts';
import { calendarDay, useLocalized, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import Input from 'antd/es/input';
import Modal from 'antd/es/modal';
import { useState } from 'react';
import { client } from '../../api/client.js';
import { usePortal } from '../../app/portal.js';
import { peopleMessages } from '../people-messages.js';
import { Field } from './field.js';
import { formMessages } from './form-messages.js';
import { useChange } from './use-change.js';

interface EndFactProps {
  personId: string;
  fact: Fact;
  onDone: () => void;
}

/** Ends a fact on a day, on somebody's word; the end can be taken back from the message that it was saved. */
export function EndFact({ personId, fact, onDone }: EndFactProps) {
  const t = useMessages(peopleMessages);
  const f = useMessages(formMessages);
  const localized = useLocalized();
  const { timeZone } = usePortal();
  const [on, setOn] = useState(() => calendarDay(new Date(), timeZone));
  const [source, setSource] = useState('');
  const params = { id: personId, factId: fact.id };
  const change = useChange(() => client.people.endFact({ params, body: { on, source } }), onDone, {
    undo: () => client.people.reopenFact({ params, body: { source: f('undone') } }),
  });
  return (
    <Modal
      open
      onCancel={onDone}
      title={t('endFactAsk', { title: localized(fact.title) })}
      footer={
        <Button
          danger
          type="primary"
          loading={change.busy}
          disabled={source.trim() === '' || on === ''}
          onClick={() => change.run(undefined)}
        >
          {t('endFact')}
        </Button>
      }
    >
      <div className="form">
        <Field label={t('endsOn')} error={change.errorAt('/on')}>
          {(control) => <Input {...control} type="date" value={on} onChange={({ target }) => setOn(target.value)} />}
        </Field>
        <Field label={t('endFactSource')} error={change.errorAt('/source') ?? change.failure ?? undefined}>
          {(control) => (
            <Input {...control} maxLength={60} value={source} onChange={({ target }) => setSource(target.value)} />
          )}
        </Field>
      </div>
    </Modal>
  );
}
