import {
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
  usePluginNavigation,
  usePluginPermission,
  usePluginQuery,
} from '@yige/plugin-sdk/web';
import Button from 'antd/es/button';
import Segmented from 'antd/es/segmented';
import Table from 'antd/es/table';
import { useState } from 'react';
import { type AssessedElder, assessedPageSchema, type DueFilter } from '../../ability-contract.js';
import { abilityMessages } from '../text/ability-messages.js';

const PAGE = 20;

/** Who was assessed and who is to be again, the longest due first. Levels are opened one by one. */
function AssessmentsPage() {
  const t = useMessages(abilityMessages);
  const { phone } = useDisplay();
  const [show, setShow] = useState<DueFilter>('all');
  const pages = usePages();
  const { data, isLoading, error, refetch } = usePluginQuery({
    path: '/assessments',
    query: { show, cursor: pages.cursor, limit: PAGE },
    response: assessedPageSchema,
  });
  const choose = (chosen: DueFilter) => {
    setShow(chosen);
    pages.restart();
  };
  const filtered = show !== 'all';
  return (
    <div className="yige-page">
      <header className="yige-page-head">
        <h1>{t('title')}</h1>
      </header>
      <div className="yige-filters">
        <Segmented<DueFilter>
          value={show}
          options={[
            { value: 'all', label: t('all') },
            { value: 'overdue', label: t('filterOverdue') },
            { value: 'month', label: t('filterMonth') },
            { value: 'draft', label: t('filterDraft') },
          ]}
          onChange={choose}
        />
      </div>
      {isLoading && <LoadingView />}
      {error !== null && data === undefined && <ReadFailed error={error} onRetry={() => void refetch()} />}
      {data !== undefined && data.items.length === 0 && (
        <StateView
          kind={filtered ? 'noMatch' : 'empty'}
          title={t(filtered ? 'noMatch' : 'empty')}
          {...(filtered
            ? { action: <Button onClick={() => choose('all')}>{t('clear')}</Button> }
            : { description: t('emptyHint') })}
        />
      )}
      {data !== undefined &&
        data.items.length > 0 &&
        (phone ? <AssessedCards elders={data.items} /> : <AssessedTable elders={data.items} />)}
      {data !== undefined && <Pager pages={pages} next={data.next} />}
    </div>
  );
}

function AssessedTable({ elders }: { elders: AssessedElder[] }) {
  const t = useMessages(abilityMessages);
  return (
    <Table<AssessedElder>
      rowKey="personId"
      dataSource={elders}
      pagination={false}
      columns={[
        { title: t('name'), render: (_, elder) => <Who elder={elder} /> },
        { title: t('lastAssessed'), render: (_, { assessedOn }) => <Day day={assessedOn} /> },
        { title: t('due'), render: (_, { due }) => <Due due={due} /> },
        { title: t('assess'), render: (_, elder) => <Begin elder={elder} /> },
      ]}
    />
  );
}

function AssessedCards({ elders }: { elders: AssessedElder[] }) {
  const t = useMessages(abilityMessages);
  return (
    <ul className="yige-cards">
      {elders.map((elder) => (
        <li key={elder.personId}>
          <Who elder={elder} />
          <div>
            {t('lastAssessed')} <Day day={elder.assessedOn} /> · {t('due')} <Due due={elder.due} />
          </div>
          <Begin elder={elder} />
        </li>
      ))}
    </ul>
  );
}

function Who({ elder: { personId, person } }: { elder: AssessedElder }) {
  const t = useMessages(abilityMessages);
  if (person === null) return <span className="yige-quiet">{t('hidden')}</span>;
  return (
    <>
      <PersonLink personId={personId}>{person.name}</PersonLink>
      <div className="yige-quiet">{person.door}</div>
    </>
  );
}

function Day({ day }: { day: string | null }) {
  const t = useMessages(abilityMessages);
  const format = useFormat();
  return <>{day === null ? t('never') : format.date(day)}</>;
}

function Due({ due }: { due: string | null }) {
  return due === null ? <>—</> : <DueDay day={due} />;
}

function Begin({ elder: { personId, person, assessedOn, draftBy } }: { elder: AssessedElder }) {
  const t = useMessages(abilityMessages);
  const { navigate } = usePluginNavigation();
  const mayAssess = usePluginPermission('elderly-care:ability.assess');
  const words = t(draftBy !== null ? 'goOn' : assessedOn === null ? 'assess' : 'assessAgain');
  return (
    <>
      {draftBy !== null && <div className="yige-quiet">{t('draftBy', { name: draftBy })}</div>}
      {mayAssess && (
        <Button aria-label={`${words} ${person?.name ?? ''}`} onClick={() => navigate(`/assess?person=${personId}`)}>
          {words}
        </Button>
      )}
    </>
  );
}

export default definePage(AssessmentsPage);
