import { useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import Checkbox from 'antd/es/checkbox';
import Input from 'antd/es/input';
import Modal from 'antd/es/modal';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { client } from '../../../api/client.js';
import { usePortal } from '../../../app/portal.js';
import { UnitSelect } from '../../../staff/unit-select.js';
import { Field } from '../../forms/field.js';
import { formMessages } from '../../forms/form-messages.js';
import { SourceField } from '../../forms/source-fields.js';
import { useChange } from '../../forms/use-change.js';
import { placeMessages } from '../place-messages.js';
import { PositionPicker } from './position-picker.js';
import { nowhere, positionOf } from './position-text.js';

/** Takes down a building that the registry does not have; its page opens, where its doors are added. */
export function NewBuilding({ onClose }: { onClose: () => void }) {
  const t = useMessages(placeMessages);
  const f = useMessages(formMessages);
  const navigate = useNavigate();
  const { posts } = usePortal();
  const unit = posts[0]?.unit;
  const [unitId, setUnitId] = useState<string | null>(unit?.id ?? null);
  const [name, setName] = useState('');
  const [house, setHouse] = useState(false);
  const [position, setPosition] = useState(nowhere);
  const [source, setSource] = useState(f('atTheDoor'));
  const location = positionOf(position);
  const change = useChange(
    (given: { unitId: string; location: Exclude<typeof location, 'wrong'> }) =>
      client.buildings.create({ body: { ...given, name, house, source } }),
    ({ id }) => void navigate(`/buildings/${id}`),
  );
  const complete = unitId !== null && name.trim() !== '' && source.trim() !== '' && location !== 'wrong';
  return (
    <Modal
      open
      onCancel={onClose}
      title={t('addBuilding')}
      footer={
        <Button
          type="primary"
          loading={change.busy}
          disabled={!complete}
          onClick={() => complete && change.run({ unitId, location })}
        >
          {f('save')}
        </Button>
      }
    >
      <div className="form">
        <Field label={t('inUnit')} error={change.errorAt('/unitId')}>
          {({ id }) => (
            <UnitSelect
              id={id}
              value={unitId}
              onChange={setUnitId}
              {...(unit !== undefined && unitId === unit.id ? { name: unit.name } : {})}
            />
          )}
        </Field>
        <Field label={t('buildingName')} hint={t('buildingNameHint')} error={change.errorAt('/name')}>
          {(control) => (
            <Input {...control} maxLength={28} value={name} onChange={({ target }) => setName(target.value)} />
          )}
        </Field>
        <Checkbox checked={house} onChange={({ target }) => setHouse(target.checked)}>
          {t('ownHouse')}
        </Checkbox>
        <PositionPicker value={position} onChange={setPosition} />
        <SourceField value={source} error={change.errorAt('/source')} onChange={setSource} />
        {change.failure !== null && <p role="alert">{change.failure}</p>}
      </div>
    </Modal>
  );
}
