import type { Building, Dwelling } from '@yige/contracts';
import { corePermissions } from '@yige/contracts';
import { useFormat, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import Modal from 'antd/es/modal';
import { useState } from 'react';
import { Link } from 'react-router';
import { client } from '../../api/client.js';
import { usePortal } from '../../app/portal.js';
import { useChange } from '../forms/use-change.js';
import { CorrectDoor } from './forms/correct-door.js';
import { placeMessages } from './place-messages.js';

interface DoorDialogProps {
  building: Building;
  entrance: string | null;
  dwelling: Dwelling;
  onClose: () => void;
}

/** One door: who lives behind it, what it is flagged as, and what can be done about it. */
export function DoorDialog({ building, entrance, dwelling, onClose }: DoorDialogProps) {
  const t = useMessages(placeMessages);
  const format = useFormat();
  const { permissions } = usePortal();
  const [correcting, setCorrecting] = useState(false);
  const { id, door, vacant, rented, residents, householdIds, checkedOn } = dwelling;
  const flag = useChange((flags: { vacant?: boolean; rented?: boolean }) =>
    client.buildings.flagDwelling({ params: { id }, body: { ...flags, source: t('source') } }),
  );
  const mayFlag = building.actions.includes('flagDwelling');
  const title = [building.name, entrance, door].filter((word) => word !== null).join(' ');
  const here = `building=${building.id}&dwelling=${id}`;
  const [only, ...others] = householdIds;
  const home = only === undefined || others.length > 0 ? here : `household=${only}`;
  return (
    <Modal open onCancel={onClose} title={title} footer={null}>
      {correcting ? (
        <CorrectDoor dwelling={dwelling} entrance={entrance} onDone={onClose} />
      ) : (
        <div className="place-actions">
          <p className="yige-quiet">
            {residents > 0 ? t('people', { count: residents }) : vacant ? t('vacant') : t('unregistered')}
            {rented && ` · ${t('rented')}`} ·{' '}
            {checkedOn === null ? t('neverChecked') : t('checkedOn', { date: format.date(checkedOn) })}
          </p>
          {householdIds.map((householdId, index) => (
            <Link key={householdId} to={`/households/${householdId}`}>
              {t('openHousehold')} {householdIds.length > 1 && index + 1}
            </Link>
          ))}
          {mayFlag && <Link to={`/people/new?${home}`}>{t('registerHere')}</Link>}
          {permissions.includes(corePermissions.matterReport) && <Link to={`/matters/new?${here}`}>{t('report')}</Link>}
          {mayFlag && residents === 0 && (
            <Button loading={flag.busy} onClick={() => flag.run({ vacant: !vacant })}>
              {vacant ? t('markInhabited') : t('markVacant')}
            </Button>
          )}
          {mayFlag && (
            <Button loading={flag.busy} onClick={() => flag.run({ rented: !rented })}>
              {rented ? t('markNotRented') : t('markRented')}
            </Button>
          )}
          {building.actions.includes('correct') && (
            <Button onClick={() => setCorrecting(true)}>{t('correctDoor')}</Button>
          )}
          {flag.failure !== null && <p role="alert">{flag.failure}</p>}
        </div>
      )}
    </Modal>
  );
}
