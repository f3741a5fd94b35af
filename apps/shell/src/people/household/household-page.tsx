import { useQuery } from '@tanstack/react-query';
import { corePermissions, type Household } from '@yige/contracts';
import { ageOn, calendarDay, Icon, LoadingView, Panel, StateView, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import { Link, useParams } from 'react-router';
import { client } from '../../api/client.js';
import { usePortal } from '../../app/portal.js';
import { isGone } from '../../inbox/task-queries.js';
import { PluginPanels } from '../../plugins/plugin-panels.js';
import { ReadFailed } from '../../states/could-not-start.js';
import { useChange } from '../forms/use-change.js';
import { HistoryPanel } from '../history-panel.js';
import '../person.css';
import '../registry-panels.css';
import { DiaryPanel } from './diary-panel.js';
import { householdMessages } from './household-messages.js';

/** One household: its door, its members, its diary, and what each bureau's plugin knows. */
export default function HouseholdPage() {
  const t = useMessages(householdMessages);
  const { householdId = '' } = useParams();
  const household = useQuery({
    queryKey: ['households', 'one', householdId],
    queryFn: ({ signal }) => client.households.get({ params: { id: householdId }, signal }),
  });
  if (household.isLoading) return <LoadingView />;
  if (household.data !== undefined) return <HouseholdView key={householdId} household={household.data} />;
  if (!isGone(household.error)) return <ReadFailed onRetry={() => void household.refetch()} />;
  return (
    <div className="yige-page">
      <StateView
        kind="notFound"
        title={t('gone')}
        description={t('goneHint')}
        action={<Link to="/people">{t('back')}</Link>}
      />
    </div>
  );
}

function HouseholdView({ household }: { household: Household }) {
  const t = useMessages(householdMessages);
  const { id, door, unitName, rented, vacant } = household;
  return (
    <div className="person">
      <header className="person-head">
        <nav className="person-path">
          <Link to="/people">{t('people')}</Link> <Icon name="chevronRight" size={14} />{' '}
          <Link to={`/buildings/${door.buildingId}`}>{door.building}</Link>
        </nav>
        <div className="person-name">
          <div>
            <h1>
              {door.text} <small>{unitName}</small>
            </h1>
            <p className="yige-quiet">
              {[...(rented ? [t('rented')] : []), ...(vacant ? [t('vacant')] : [])].join(' · ')}
            </p>
            <HomeActions household={household} />
          </div>
        </div>
      </header>
      <div className="person-columns">
        <div className="person-main">
          <Members household={household} />
          <PluginPanels slot="household.panel" props={{ householdId: id }} />
          <HistoryPanel of="household" id={id} />
        </div>
        <div className="person-side">
          <DiaryPanel householdId={id} />
        </div>
      </div>
    </div>
  );
}

/** What can be said of the home itself, and a matter that is about it. */
function HomeActions({ household }: { household: Household }) {
  const t = useMessages(householdMessages);
  const { permissions, places } = usePortal();
  const { dwellingId, door, vacant, rented, members, actions } = household;
  const flag = useChange((flags: { vacant?: boolean; rented?: boolean }) =>
    client.buildings.flagDwelling({ params: { id: dwellingId }, body: { ...flags, source: t('flagSource') } }),
  );
  return (
    <div className="form-actions">
      {actions.includes('flagDwelling') && (
        <>
          {members.length === 0 && (
            <Button size="small" loading={flag.busy} onClick={() => flag.run({ vacant: !vacant })}>
              {vacant ? t('markInhabited') : t('markVacant')}
            </Button>
          )}
          <Button size="small" loading={flag.busy} onClick={() => flag.run({ rented: !rented })}>
            {rented ? t('markNotRented') : t('markRented')}
          </Button>
        </>
      )}
      {places.includes('inbox') && <Link to={`/inbox?box=unit&household=${household.id}`}>{t('work')}</Link>}
      {permissions.includes(corePermissions.matterReport) && (
        <Link to={`/matters/new?building=${door.buildingId}&dwelling=${dwellingId}`}>{t('report')}</Link>
      )}
      {flag.failure !== null && <p role="alert">{flag.failure}</p>}
    </div>
  );
}

function Members({ household }: { household: Household }) {
  const t = useMessages(householdMessages);
  const { timeZone } = usePortal();
  const today = calendarDay(new Date(), timeZone);
  const { id, members, headId, actions } = household;
  const mayChange = actions.includes('nameHead');
  const name = (head: string | null) =>
    client.households.nameHead({ params: { id }, body: { headId: head, source: t('headSource') } });
  const change = useChange((head: string) => name(head), undefined, { undo: () => name(headId) });
  return (
    <Panel
      title={t('members')}
      hint={t('membersHint', { count: members.length })}
      flush
      {...(mayChange
        ? {
            extra: (
              <Link to={`/people/new?household=${id}`}>
                <Icon name="plus" size={14} /> {t('addMember')}
              </Link>
            ),
          }
        : {})}
    >
      {members.length === 0 && <p className="person-none">{t('noMembers')}</p>}
      {change.failure !== null && <p role="alert">{change.failure}</p>}
      <ul className="person-fact-lines">
        {members.map(({ id: personId, name, sex, birthDate }) => (
          <li key={personId}>
            <div>
              <Link to={`/people/${personId}`}>{name}</Link> {t(sex)} · {t('ageOf', { age: ageOn(today, birthDate) })}
            </div>
            {personId === headId && <span>{t('head')}</span>}
            {personId !== headId && mayChange && (
              <Button size="small" disabled={change.busy} onClick={() => change.run(personId)}>
                {t('nameHead')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
