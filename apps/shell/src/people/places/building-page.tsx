import { useQuery } from '@tanstack/react-query';
import { type Building, type BuildingHas, buildingHasSchema, corePermissions, type Dwelling } from '@yige/contracts';
import { Icon, LoadingView, Panel, StateView, useFormat, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import { useState } from 'react';
import { Link, useNavigate, useParams, useSearchParams } from 'react-router';
import { client } from '../../api/client.js';
import { usePortal } from '../../app/portal.js';
import { isGone } from '../../inbox/task-queries.js';
import { ReadFailed } from '../../states/could-not-start.js';
import { useChange } from '../forms/use-change.js';
import { HistoryPanel } from '../history-panel.js';
import { DoorDialog } from './door-dialog.js';
import { CorrectBuilding } from './forms/correct-building.js';
import { NewDoors } from './forms/new-doors.js';
import { GiveRound } from './give-round.js';
import { placeMessages } from './place-messages.js';
import { PlaceTabs } from './place-tabs.js';
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
  const [search, setSearch] = useSearchParams();
  const [marked, setMarked] = useState<BuildingHas | 'all'>('all');
  const { name, unitName, dwellings, residents, vacant, entrances } = building;
  const shown = doorIn(building, search.get('door'));
  const newDoor = search.get('newDoor');
  const close = () => setSearch({}, { replace: true });
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
      <BuildingActions building={building} onAddDoors={() => setSearch({ newDoor: '' }, { replace: true })} />
      {dwellings === 0 ? (
        <p className="yige-quiet">{t('noDoors')}</p>
      ) : (
        <Marks building={building} marked={marked} onChange={setMarked} />
      )}
      <div className="place-entrances">
        {entrances.map((entrance) => (
          <Panel key={entrance.name ?? ''} title={entrance.name ?? t('house')} flush>
            {floorsOf(entrance.dwellings).map(([floor, doors]) => (
              <div key={floor} className="place-floor">
                <span>{t('floor', { floor })}</span>
                <ul className="place-doors">
                  {doors.map((dwelling) => (
                    <li key={dwelling.id}>
                      <Door
                        dwelling={dwelling}
                        marked={marked === 'all' ? null : MARKS[marked](dwelling)}
                        onOpen={() => setSearch({ door: dwelling.id }, { replace: true })}
                      />
                    </li>
                  ))}
                </ul>
              </div>
            ))}
          </Panel>
        ))}
      </div>
      <HistoryPanel of="building" id={building.id} />
      {shown !== null && <DoorDialog building={building} {...shown} onClose={close} />}
      {newDoor !== null && building.actions.includes('correct') && (
        <NewDoors
          building={building}
          given={{ entrance: search.get('entrance') ?? '', door: newDoor }}
          onClose={close}
        />
      )}
    </div>
  );
}

function doorIn({ entrances }: Building, dwellingId: string | null) {
  for (const { name, dwellings } of entrances) {
    const dwelling = dwellings.find(({ id }) => id === dwellingId);
    if (dwelling !== undefined) return { entrance: name, dwelling };
  }
  return null;
}

const MARKS: Record<BuildingHas, (dwelling: Dwelling) => boolean> = {
  vacant: ({ vacant }) => vacant,
  rented: ({ rented }) => rented,
  unchecked: ({ checkedOn }) => checkedOn === null,
};

interface MarksProps {
  building: Building;
  marked: BuildingHas | 'all';
  onChange: (marked: BuildingHas | 'all') => void;
}

/** Which doors stand out, each with how many there are. */
function Marks({ building, marked, onChange }: MarksProps) {
  const t = useMessages(placeMessages);
  return (
    <PlaceTabs
      label={t('highlight')}
      value={marked}
      onChange={onChange}
      options={[
        { value: 'all', label: t('everyDoor') },
        ...buildingHasSchema.options.map((has) => ({
          value: has,
          label: (
            <>
              {t(has)} <b>{building[has]}</b>
            </>
          ),
        })),
      ]}
    />
  );
}

function BuildingActions({ building, onAddDoors }: { building: Building; onAddDoors: () => void }) {
  const t = useMessages(placeMessages);
  const { permissions, places } = usePortal();
  const [correcting, setCorrecting] = useState(false);
  const mayCorrect = building.actions.includes('correct');
  return (
    <div className="place-bar">
      {mayCorrect && (
        <>
          <Button icon={<Icon name="plus" size={14} />} onClick={onAddDoors}>
            {t('addDoors')}
          </Button>
          <Button onClick={() => setCorrecting(true)}>{t('correctBuilding')}</Button>
        </>
      )}
      {places.includes('inbox') && (
        <Link to={`/inbox?box=unit&group=building&building=${building.id}`}>{t('work')}</Link>
      )}
      {permissions.includes(corePermissions.matterReport) && (
        <Link to={`/matters/new?building=${building.id}`}>{t('report')}</Link>
      )}
      {correcting && <CorrectBuilding building={building} onClose={() => setCorrecting(false)} />}
    </div>
  );
}

/** From the top floor down, as one sees a building. */
function floorsOf(dwellings: readonly Dwelling[]): [number, Dwelling[]][] {
  const floors = new Map<number, Dwelling[]>();
  for (const dwelling of dwellings) floors.set(dwelling.floor, [...(floors.get(dwelling.floor) ?? []), dwelling]);
  return [...floors].sort(([left], [right]) => right - left);
}

interface DoorProps {
  dwelling: Dwelling;
  /** Whether it is one of those that stand out; null where none do. */
  marked: boolean | null;
  onOpen: () => void;
}

function Door({ dwelling, marked, onOpen }: DoorProps) {
  const t = useMessages(placeMessages);
  const format = useFormat();
  const { door, vacant, rented, residents, checkedOn } = dwelling;
  const state = residents > 0 ? t('people', { count: residents }) : vacant ? t('vacant') : t('unregistered');
  return (
    <button
      type="button"
      className="place-door"
      data-vacant={vacant}
      {...(marked === null ? {} : { 'data-marked': marked })}
      onClick={onOpen}
    >
      <strong>{door}</strong>
      <small>
        {state}
        {rented && ` · ${t('rented')}`}
      </small>
      <small>{checkedOn === null ? t('unchecked') : t('checkedOn', { date: format.date(checkedOn) })}</small>
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
