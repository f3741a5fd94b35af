import type { Building, BuildingCorrection } from '@yige/contracts';
import { useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import Input from 'antd/es/input';
import Modal from 'antd/es/modal';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { client } from '../../../api/client.js';
import { modal } from '../../../feedback/feedback.js';
import { Field } from '../../forms/field.js';
import { formMessages } from '../../forms/form-messages.js';
import { SourceField } from '../../forms/source-fields.js';
import { useChange } from '../../forms/use-change.js';
import { placeMessages } from '../place-messages.js';
import { PositionPicker } from './position-picker.js';
import { positionOf, positionText } from './position-text.js';

/** Corrects a building's name and where it stands; one without doors can be taken out. */
export function CorrectBuilding({ building, onClose }: { building: Building; onClose: () => void }) {
  const t = useMessages(placeMessages);
  const f = useMessages(formMessages);
  const navigate = useNavigate();
  const params = { id: building.id };
  const [name, setName] = useState(building.name);
  const [position, setPosition] = useState(() => positionText(building.location));
  const [source, setSource] = useState(f('atTheDoor'));
  const location = positionOf(position);
  const change = useChange(
    (body: Omit<BuildingCorrection, 'source'>) => client.buildings.correct({ params, body: { ...body, source } }),
    onClose,
  );
  const remove = useChange(
    () => client.buildings.remove({ params, body: { source } }),
    () => void navigate('/buildings', { replace: true }),
    { leaving: building.id },
  );
  const renamed = name.trim() !== building.name;
  const moved = JSON.stringify(position) !== JSON.stringify(positionText(building.location));
  const complete = name.trim() !== '' && source.trim() !== '' && (renamed || moved) && location !== 'wrong';
  const ask = () =>
    modal.confirm({
      title: t('removeBuildingAsk', { name: building.name }),
      okText: t('remove'),
      okButtonProps: { danger: true },
      cancelText: f('cancel'),
      onOk: () => remove.run(undefined),
    });
  return (
    <Modal
      open
      onCancel={onClose}
      title={t('correctBuilding')}
      footer={
        <div className="form-actions">
          {building.dwellings === 0 && (
            <Button danger loading={remove.busy} disabled={source.trim() === ''} onClick={ask}>
              {t('removeBuilding')}
            </Button>
          )}
          <Button
            type="primary"
            loading={change.busy}
            disabled={!complete}
            onClick={() => complete && change.run({ ...(renamed ? { name } : {}), ...(moved ? { location } : {}) })}
          >
            {f('save')}
          </Button>
        </div>
      }
    >
      <div className="form">
        <Field label={t('buildingName')} hint={t('buildingNameHint')} error={change.errorAt('/name')}>
          {(control) => (
            <Input {...control} maxLength={28} value={name} onChange={({ target }) => setName(target.value)} />
          )}
        </Field>
        <PositionPicker value={position} onChange={setPosition} />
        <SourceField value={source} error={change.errorAt('/source')} onChange={setSource} />
        {(change.failure ?? remove.failure) !== null && <p role="alert">{change.failure ?? remove.failure}</p>}
      </div>
    </Modal>
  );
}
