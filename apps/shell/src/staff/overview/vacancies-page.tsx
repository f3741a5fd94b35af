import type { Vacancy } from '@yige/contracts';
import {
  LoadingView,
  Pager,
  Panel,
  StateView,
  StatusChip,
  useDisplay,
  useFormat,
  useLocalized,
  useMessages,
  usePages,
} from '@yige/ui';
import Table from 'antd/es/table';
import { Link } from 'react-router';
import { ReadFailed } from '../../states/could-not-start.js';
import { StaffHead } from '../staff-head.js';
import { useVacancies } from '../staff-queries.js';
import { UnitSelect } from '../unit-select.js';
import { overviewMessages } from './overview-messages.js';
import { SecondmentsPanel } from './secondments-panel.js';
import { useUnitFilter } from './use-unit-filter.js';
import '../staff.css';

/** Posts of the communities against the norm, and who works away from home. */
export default function VacanciesPage() {
  const t = useMessages(overviewMessages);
  const localized = useLocalized();
  const { phone } = useDisplay();
  const pages = usePages();
  const { unit, change } = useUnitFilter(pages.restart);
  const vacancies = useVacancies({ unit, cursor: pages.cursor });
  const { data } = vacancies;
  return (
    <div className="yige-page staff-page">
      <StaffHead />
      <div className="yige-filters">
        <UnitSelect clearable label={t('unit')} value={unit} onChange={change} />
      </div>
      <Panel title={t('vacancies')} flush>
        {vacancies.isLoading && <LoadingView />}
        {vacancies.error !== null && data === undefined && <ReadFailed onRetry={() => void vacancies.refetch()} />}
        {data !== undefined && data.items.length === 0 && (
          <StateView kind="empty" title={t('none')} description={t('noneHint')} />
        )}
        {data !== undefined &&
          data.items.length > 0 &&
          (phone ? <VacancyCards items={data.items} /> : <VacancyTable items={data.items} />)}
        {data !== undefined && data.norm !== null && (
          <p className="staff-note">
            {t('rule', { rule: localized(data.norm.rule), source: localized(data.norm.source) })}
          </p>
        )}
      </Panel>
      <Pager pages={pages} next={data?.next ?? null} />
      <SecondmentsPanel direction="out" unit={unit} />
      <SecondmentsPanel direction="in" unit={unit} />
    </div>
  );
}

const FIGURES = ['wanted', 'filled', 'secondedOut', 'secondedIn', 'endingSoon'] as const;

function VacancyTable({ items }: { items: Vacancy[] }) {
  const t = useMessages(overviewMessages);
  const format = useFormat();
  return (
    <Table<Vacancy>
      rowKey="code"
      dataSource={items}
      pagination={false}
      columns={[
        { title: t('unit'), render: (_, { unit }) => <Link to={`/staff?unit=${unit.id}`}>{unit.name}</Link> },
        { title: t('code'), dataIndex: 'code' },
        ...FIGURES.map((figure) => ({
          title: t(figure),
          align: 'right' as const,
          render: (_: unknown, vacancy: Vacancy) => {
            const value = vacancy[figure];
            return value === null ? '—' : format.count(value);
          },
        })),
        { title: t('vacant'), render: (_, vacancy) => <Vacant vacancy={vacancy} /> },
      ]}
    />
  );
}

function VacancyCards({ items }: { items: Vacancy[] }) {
  const t = useMessages(overviewMessages);
  return (
    <ul className="staff-rows">
      {items.map((vacancy) => (
        <li key={vacancy.code}>
          <div className="staff-row-words">
            <Link to={`/staff?unit=${vacancy.unit.id}`}>{vacancy.unit.name}</Link> <Vacant vacancy={vacancy} />
            <div className="yige-quiet">
              {FIGURES.map((figure) => `${t(figure)} ${vacancy[figure] ?? '—'}`).join(' · ')}
            </div>
          </div>
        </li>
      ))}
    </ul>
  );
}

/** Only what is missing is said. */
function Vacant({ vacancy: { vacant } }: { vacancy: Vacancy }) {
  const t = useMessages(overviewMessages);
  if (vacant === null) return <>—</>;
  return vacant === 0 ? <>0</> : <StatusChip status="dueSoon" label={t('vacantPosts', { count: vacant })} />;
}
