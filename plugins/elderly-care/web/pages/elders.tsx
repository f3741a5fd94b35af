import {
  ageOn,
  DueDay,
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
  usePluginPermission,
  usePluginQuery,
  useToday,
} from '@yige/plugin-sdk/web';
import Button from 'antd/es/button';
import Segmented from 'antd/es/segmented';
import Select from 'antd/es/select';
import Table from 'antd/es/table';
import { useState } from 'react';
import { type Elder, elderPageSchema, type Tier, tierSchema } from '../../contract.js';
import { elderMessages } from '../text/elder-messages.js';
import { PlanVisits } from './plan-visits.js';

type Due = 'all' | 'overdue' | 'week';

const PAGE = 20;

/** The register of elders (R40), most urgent visit first. */
function EldersPage() {
  const t = useMessages(elderMessages);
  const { phone } = useDisplay();
  const mayPlan = usePluginPermission('elderly-care:visit.plan');
  const [tier, setTier] = useState<Tier | undefined>();
  const [due, setDue] = useState<Due>('all');
  const pages = usePages();
  const [planning, setPlanning] = useState(false);
  const { data, isLoading, error, refetch } = usePluginQuery({
    path: '/elders',
    query: { tier, due: due === 'all' ? undefined : due, cursor: pages.cursor, limit: PAGE },
    response: elderPageSchema,
  });
  const filtered = tier !== undefined || due !== 'all';
  const clear = () => {
    setTier(undefined);
    setDue('all');
    pages.restart();
  };
  return (
    <div className="yige-page">
      <header className="yige-page-head">
        <h1>{t('title')}</h1>
        {mayPlan && (
          <Button type="primary" onClick={() => setPlanning(true)}>
            {t('plan')}
          </Button>
        )}
      </header>
      <div className="yige-filters">
        <Segmented<Due>
          value={due}
          options={[
            { value: 'all', label: t('all') },
            { value: 'overdue', label: t('filterDueOverdue') },
            { value: 'week', label: t('filterDueWeek') },
          ]}
          onChange={(chosen) => {
            setDue(chosen);
            pages.restart();
          }}
        />
        <Select<Tier>
          allowClear
          placeholder={t('tier')}
          aria-label={t('tier')}
          value={tier ?? null}
          style={{ minWidth: 200 }}
          options={tierSchema.options.map((option) => ({ value: option, label: t(`tier.${option}`) }))}
          onChange={(chosen: Tier | undefined) => {
            setTier(chosen);
            pages.restart();
          }}
        />
      </div>
      {isLoading && <LoadingView />}
      {error !== null && data === undefined && <ReadFailed error={error} onRetry={() => void refetch()} />}
      {data !== undefined && data.items.length === 0 && (
        <StateView
          kind={filtered ? 'noMatch' : 'empty'}
          title={t(filtered ? 'noMatch' : 'empty')}
          {...(filtered ? { action: <Button onClick={clear}>{t('clear')}</Button> } : { description: t('emptyHint') })}
        />
      )}
      {data !== undefined &&
        data.items.length > 0 &&
        (phone ? <ElderCards elders={data.items} /> : <ElderTable elders={data.items} />)}
      {data !== undefined && <Pager pages={pages} next={data.next} />}
      {planning && <PlanVisits onClose={() => setPlanning(false)} />}
    </div>
  );
}

function ElderTable({ elders }: { elders: Elder[] }) {
  const t = useMessages(elderMessages);
  const format = useFormat();
  return (
    <Table<Elder>
      rowKey="personId"
      dataSource={elders}
      pagination={false}
      columns={[
        { title: t('name'), render: (_, elder) => <ElderName elder={elder} /> },
        { title: t('tier'), render: (_, { tier }) => t(`tier.${tier}`) },
        {
          title: t('lastVisit'),
          render: (_, { lastVisitOn }) => (lastVisitOn === null ? '—' : format.date(lastVisitOn)),
        },
        { title: t('nextVisit'), render: (_, { nextVisitDue }) => <DueDay day={nextVisitDue} /> },
      ]}
    />
  );
}

function ElderCards({ elders }: { elders: Elder[] }) {
  const t = useMessages(elderMessages);
  return (
    <ul className="yige-cards">
      {elders.map((elder) => (
        <li key={elder.personId}>
          <ElderName elder={elder} />
          <div>
            {t(`tier.${elder.tier}`)} · {t('nextVisit')} <DueDay day={elder.nextVisitDue} />
          </div>
        </li>
      ))}
    </ul>
  );
}

function ElderName({ elder: { personId, person, livingAlone } }: { elder: Elder }) {
  const t = useMessages(elderMessages);
  const today = useToday();
  if (person === null) return <span className="yige-quiet">{t('hidden')}</span>;
  const facts = [
    t(person.sex),
    t('age', { age: ageOn(today, person.birthDate) }),
    ...(livingAlone ? [t('livingAlone')] : []),
  ];
  return (
    <>
      <strong>
        <PersonLink personId={personId}>{person.name}</PersonLink>
      </strong>{' '}
      {facts.join(' · ')}
      <div className="yige-quiet">{person.door ?? person.unitName}</div>
    </>
  );
}

export default definePage(EldersPage);
