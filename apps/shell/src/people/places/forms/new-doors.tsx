import { type Building, DOORS_AT_ONCE } from '@yige/contracts';
import { useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import Input from 'antd/es/input';
import Modal from 'antd/es/modal';
import { useState } from 'react';
import { client } from '../../../api/client.js';
import { Field } from '../../forms/field.js';
import { formMessages } from '../../forms/form-messages.js';
import { SourceField } from '../../forms/source-fields.js';
import { useChange } from '../../forms/use-change.js';
import { placeMessages } from '../place-messages.js';
import { floorOf, typedDoors } from './typed-doors.js';

interface NewDoorsProps {
  building: Building;
  /** What is known of the door already, as from a finding. */
  given: { entrance: string; door: string };
  onClose: () => void;
}

/** Takes down doors of a building, one or all of an entrance. */
export function NewDoors({ building, given, onClose }: NewDoorsProps) {
  const t = useMessages(placeMessages);
  const f = useMessages(formMessages);
  const [entrance, setEntrance] = useState(given.entrance);
  const [text, setText] = useState(given.door);
  const [floorText, setFloorText] = useState('');
  const [source, setSource] = useState(f('atTheDoor'));
  const doors = typedDoors(text);
  const floor = floorOf(floorText);
  const change = useChange(
    (known: number | null) =>
      client.buildings.addDoors({
        params: { id: building.id },
        body: {
          doors: doors.map((door) => ({ entrance: entrance.trim() || null, floor: known, door })),
          source,
        },
      }),
    onClose,
  );
  const faults = doors.flatMap((door, index) => {
    const fault = change.errorAt(`/doors/${index}/door`);
    return fault === undefined ? [] : [`${door}：${fault}`];
  });
  const complete = doors.length > 0 && doors.length <= DOORS_AT_ONCE && source.trim() !== '' && floor !== 'wrong';
  return (
    <Modal
      open
      onCancel={onClose}
      title={`${building.name} · ${t('addDoors')}`}
      footer={
        <Button type="primary" loading={change.busy} disabled={!complete} onClick={() => complete && change.run(floor)}>
          {f('save')}
        </Button>
      }
    >
      <div className="form">
        <Field label={t('entrance')} optional hint={t('entranceHint')} error={undefined}>
          {(control) => (
            <Input {...control} maxLength={27} value={entrance} onChange={({ target }) => setEntrance(target.value)} />
          )}
        </Field>
        <Field label={t('doors')} hint={t('doorsHint')} error={faults.length === 0 ? undefined : faults.join('\n')}>
          {(control) => (
            <Input.TextArea
              {...control}
              autoSize={{ minRows: 2, maxRows: 6 }}
              value={text}
              onChange={({ target }) => setText(target.value)}
            />
          )}
        </Field>
        <Field
          label={t('doorFloor')}
          optional
          hint={t('doorFloorHint')}
          error={floor === 'wrong' ? f('wrong') : undefined}
        >
          {(control) => (
            <Input
              {...control}
              inputMode="numeric"
              maxLength={4}
              value={floorText}
              onChange={({ target }) => setFloorText(target.value)}
            />
          )}
        </Field>
        <SourceField value={source} error={change.errorAt('/source')} onChange={setSource} />
        {change.failure !== null && <p role="alert">{change.failure}</p>}
      </div>
    </Modal>
  );
}
