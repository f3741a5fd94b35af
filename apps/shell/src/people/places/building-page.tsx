import { useQuery } from '@tanstack/react-query';
import { type Building, corePermissions, type Dwelling } from '@yige/contracts';
import { Icon, LoadingView, Panel, StateView, useFormat, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import Modal from 'antd/es/modal';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { client } from '../../api/client.js';
import { usePortal } from '../../app/portal.js';
import { isGone } from '../../inbox/task-queries.js';
import { ReadFailed } from '../../states/could-not-start.js';
import { useChange } from '../forms/use-change.js';
import { GiveRound } from './give-round.js';
import { placeMessages } from './place-messages.js';
import './places.css';

/** A building as it stands: entrances side by side, the top floor above, a door a cell. */
export default function BuildingPage() {
  const t = useMessages(placeMessages);
  const { buildingId = '' } = useParams();
  const building = useQuery({
    queryKey: ['buildings', 'one', buildingId],
    queryFn: ({ signal }) => client.buildings.get({ params: { id: buildingId }, signal }),
  });
  if (building.isLoading) return <LoadingView />;
  if (building.data !== undefined) return <BuildingView building={building.data} />;
  if (!isGone(building.error)) return <ReadFailed onRetry={() => void building.refetch()} />;
  return (
    <div className="yige-page">
      <StateView kind="notFound" title={t('gone')} action={<Link to="/buildings">{t('back')}</Link>} />
    </div>
  );
}

function BuildingView({ building }: { building: Building }) {
  const t = useMessages(placeMessages);
  const [opened, setOpened] = useState<string | null>(null);
  const { name, unitName, dwellings, residents, vacant, entrances } = building;
  const door = entrances.flatMap((entrance) => entrance.dwellings).find(({ id }) => id === opened);
  return (
    <div className="yige-page">
      <nav className="person-path">
        <Link to="/buildings">{t('title')}</Link> <Icon name="chevronRight" size={14} /> {unitName}
      </nav>
      <header className="yige-page-head">
        <h1>
          {name} <small className="yige-quiet">{t('summary', { dwellings, residents, vacant })}</small>
        </h1>
        <Round building={building} />
      </header>
      <div className="place-entrances">
        {entrances.map((entrance) => (
          <Panel key={entrance.name ?? ''} title={entrance.name ?? t('house')} flush>
            {floorsOf(entrance.dwellings).map(([floor, doors]) => (
              <div key={floor} className="place-floor">
                <span>{t('floor', { floor })}</span>
                <ul className="place-doors">
                  {doors.map((dwelling) => (
                    <li key={dwelling.id}>
                      <Door dwelling={dwelling} onOpen={() => setOpened(dwelling.id)} />
                    </li>
                  ))}
                </ul>
              </div>
            ))}
          </Panel>
        ))}
      </div>
      {door !== undefined && <DoorDialog building={building} dwelling={door} onClose={() => setOpened(null)} />}
    </div>
  );
}

/** From the top floor down, as one sees a building. */
function floorsOf(dwellings: readonly Dwelling[]): [number, Dwelling[]][] {
  const floors = new Map<number, Dwelling[]>();
  for (const dwelling of dwellings) floors.set(dwelling.floor, [...(floors.get(dwelling.floor) ?? []), dwelling]);
  return [...floors].sort(([left], [right]) => right - left);
}

function Door({ dwelling, onOpen }: { dwelling: Dwelling; onOpen: () => void }) {
  const t = useMessages(placeMessages);
  const { door, vacant, rented, residents } = dwelling;
  const state = residents > 0 ? t('people', { count: residents }) : vacant ? t('vacant') : t('unregistered');
  return (
    <button type="button" className="place-door" data-vacant={vacant} onClick={onOpen}>
      <strong>{door}</strong>
      <small>
        {state}
        {rented && ` · ${t('rented')}`}
      </small>
    </button>
  );
}

function Round({ building }: { building: Building }) {
  const t = useMessages(placeMessages);
  const navigate = useNavigate();
  const { permissions } = usePortal();
  const [giving, setGiving] = useState(false);
  const start = useChange(
    () => client.walkRounds.start({ params: { id: building.id }, body: {} }),
    ({ id }) => void navigate(`/walk-rounds/${id}`),
  );
  if (!building.actions.includes('startWalkRound')) return null;
  if (building.walkRoundId !== null)
    return <Link to={`/walk-rounds/${building.walkRoundId}`}>{t('continueRound')}</Link>;
  return (
    <div className="form-actions">
      {permissions.includes(corePermissions.staffRead) && (
        <Button onClick={() => setGiving(true)}>{t('giveRound')}</Button>
      )}
      <Button type="primary" loading={start.busy} onClick={() => start.run(undefined)}>
        {t('startRound')}
      </Button>
      {giving && <GiveRound buildingId={building.id} onDone={() => setGiving(false)} />}
    </div>
  );
}

interface DoorDialogProps {
  building: Building;
  dwelling: Dwelling;
  onClose: () => void;
}

function DoorDialog({ building, dwelling, onClose }: DoorDialogProps) {
  const t = useMessages(placeMessages);
  const format = useFormat();
  const { id, door, vacant, rented, residents, householdIds, checkedOn } = dwelling;
  const flag = useChange((flags: { vacant?: boolean; rented?: boolean }) =>
    client.buildings.flagDwelling({ params: { id }, body: { ...flags, source: t('source') } }),
  );
  const mayFlag = building.actions.includes('flagDwelling');
  return (
    <Modal open onCancel={onClose} title={`${building.name} ${door}`} footer={null}>
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
        {flag.failure !== null && <p role="alert">{flag.failure}</p>}
      </div>
    </Modal>
  );
}
