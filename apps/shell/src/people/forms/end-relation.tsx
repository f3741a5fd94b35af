import type { Relation } from '@yige/contracts';
import { calendarDay, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import Input from 'antd/es/input';
import Modal from 'antd/es/modal';
import { useState } from 'react';
import { client } from '../../api/client.js';
import { usePortal } from '../../app/portal.js';
import { peopleMessages } from '../people-messages.js';
import { Field } from './field.js';
import { formMessages } from './form-messages.js';
import { SourceField } from './source-fields.js';
import { useChange } from './use-change.js';

interface EndRelationProps {
  personId: string;
  relation: Relation;
  onDone: () => void;
}

/** Ends a registration, a residence or a share on a day, on somebody's word. */
export function EndRelation({ personId, relation, onDone }: EndRelationProps) {
  const t = useMessages(peopleMessages);
  const f = useMessages(formMessages);
  const { timeZone } = usePortal();
  const [on, setOn] = useState(() => calendarDay(new Date(), timeZone));
  const [source, setSource] = useState('');
  const params = { id: personId, relationId: relation.id };
  const change = useChange(() => client.people.endRelation({ params, body: { on, source } }), onDone, {
    undo: () => client.people.reopenRelation({ params, body: { source: f('undone') } }),
  });
  return (
    <Modal
      open
      onCancel={onDone}
      title={t('endRelationAsk', { kind: t(relation.kind) })}
      footer={
        <Button
          danger
          type="primary"
          loading={change.busy}
          disabled={source.trim() === '' || on === ''}
          onClick={() => change.run(undefined)}
        >
          {t('endRelation')}
        </Button>
      }
    >
      <div className="form">
        <Field label={t('endsOn')} error={change.errorAt('/on')}>
          {(control) => <Input {...control} type="date" value={on} onChange={({ target }) => setOn(target.value)} />}
        </Field>
        <SourceField value={source} error={change.errorAt('/source')} onChange={setSource} />
        {change.failure !== null && <p role="alert">{change.failure}</p>}
      </div>
    </Modal>
  );
}
