import {
  definePage,
  LoadingView,
  Pager,
  PersonLink,
  ReadFailed,
  StateView,
  useDisplay,
  useFormat,
  useMessages,
  usePages,
  usePluginNavigation,
  usePluginPermission,
  usePluginQuery,
} from '@yige/plugin-sdk/web';
import Button from 'antd/es/button';
import Checkbox from 'antd/es/checkbox';
import Segmented from 'antd/es/segmented';
import Table from 'antd/es/table';
import { useState } from 'react';
import { type RentedHome, rentedHomePageSchema } from '../../contract/rented-homes.js';
import { Points } from '../homes/points.js';
import { Clock } from '../text/clock.js';
import { homeMessages } from '../text/home-messages.js';

type Due = 'all' | 'overdue' | 'fortnight';

/** The register of rented homes, those due first on top. */
function RentedHomesPage() {
  const t = useMessages(homeMessages);
  const { phone } = useDisplay();
  const { navigate } = usePluginNavigation();
  const seesDisputes = usePluginPermission('policing:dispute.open');
  const [due, setDue] = useState<Due>('all');
  const [pointsOnly, setPointsOnly] = useState(false);
  const filters = { due: due === 'all' ? undefined : due, points: pointsOnly ? 'open' : undefined };
  const pages = usePages(JSON.stringify(filters));
  const { data, isLoading, error, refetch } = usePluginQuery({
    path: '/rented-homes',
    query: { ...filters, cursor: pages.cursor },
    response: rentedHomePageSchema,
  });
  const filtered = due !== 'all' || pointsOnly;
  const clear = () => {
    setDue('all');
    setPointsOnly(false);
  };
  return (
    <div className="yige-page">
      <header className="yige-page-head">
        <h1>{t('rentedHomes')}</h1>
        {seesDisputes && <Button onClick={() => navigate('/')}>{t('disputes')}</Button>}
      </header>
      <div className="yige-filters" style={{ alignItems: 'center' }}>
        <Segmented<Due>
          value={due}
          options={[
            { value: 'all', label: t('all') },
            { value: 'overdue', label: t('overdueOnly') },
            { value: 'fortnight', label: t('fortnightOnly') },
          ]}
          onChange={setDue}
        />
        <Checkbox checked={pointsOnly} onChange={({ target }) => setPointsOnly(target.checked)}>
          {t('pointsOnly')}
        </Checkbox>
      </div>
      {isLoading && <LoadingView />}
      {error !== null && data === undefined && <ReadFailed error={error} onRetry={() => void refetch()} />}
      {data?.items.length === 0 && (
        <StateView
          kind={filtered ? 'noMatch' : 'empty'}
          title={t(filtered ? 'noMatch' : 'empty')}
          {...(filtered ? { action: <Button onClick={clear}>{t('clear')}</Button> } : { description: t('emptyHint') })}
        />
      )}
      {data !== undefined &&
        data.items.length > 0 &&
        (phone ? <HomeCards homes={data.items} /> : <HomeTable homes={data.items} />)}
      {data !== undefined && <Pager pages={pages} next={data.next} />}
      <p className="yige-quiet">{t('rule')}</p>
    </div>
  );
}

function HomeTable({ homes }: { homes: RentedHome[] }) {
  const t = useMessages(homeMessages);
  return (
    <Table<RentedHome>
      rowKey="personId"
      dataSource={homes}
      pagination={false}
      columns={[
        { title: t('tenant'), render: (_, home) => <Tenant home={home} /> },
        { title: t('lastCheck'), render: (_, { lastCheckOn }) => <LastCheck on={lastCheckOn} /> },
        { title: t('points'), render: (_, { points }) => <Points points={points} /> },
        { title: t('nextCheck'), render: (_, { nextCheckDue }) => <Clock dueOn={nextCheckDue} /> },
      ]}
    />
  );
}

function HomeCards({ homes }: { homes: RentedHome[] }) {
  const t = useMessages(homeMessages);
  return (
    <ul className="yige-cards">
      {homes.map((home) => (
        <li key={home.personId}>
          <Tenant home={home} />
          <div>
            {t('points')} <Points points={home.points} />
          </div>
          <div>
            {t('lastCheck')} <LastCheck on={home.lastCheckOn} /> · {t('nextCheck')} <Clock dueOn={home.nextCheckDue} />
          </div>
        </li>
      ))}
    </ul>
  );
}

function Tenant({ home: { personId, person } }: { home: RentedHome }) {
  const t = useMessages(homeMessages);
  if (person === null) return <span className="yige-quiet">{t('hidden')}</span>;
  return (
    <>
      <div>
        <PersonLink personId={personId}>{person.name}</PersonLink>
      </div>
      <div className="yige-quiet">{person.door ?? person.unitName}</div>
    </>
  );
}

function LastCheck({ on }: { on: string | null }) {
  const t = useMessages(homeMessages);
  const format = useFormat();
  return <span className="yige-quiet">{on === null ? t('noCheck') : format.date(on)}</span>;
}

export default definePage(RentedHomesPage);
