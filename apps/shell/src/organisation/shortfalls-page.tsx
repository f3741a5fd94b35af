import type { Shortfall, ShortfallKind } from '@yige/contracts';
import { shortfallKindSchema } from '@yige/contracts';
import { Icon, LoadingView, Pager, StateView, useDisplay, useFormat, useMessages, usePages } from '@yige/ui';
import Button from 'antd/es/button';
import Segmented from 'antd/es/segmented';
import Table from 'antd/es/table';
import { Link, useSearchParams } from 'react-router';
import { ReadFailed } from '../states/could-not-start.js';
import { NormRule } from './norm-rule.js';
import { organisationMessages } from './organisation-messages.js';
import { useShortfalls, useUnit } from './organisation-queries.js';
import './unit.css';

const COLUMNS = {
  premises: { actual: 'actualPremises', wanted: 'wantedPremises', difference: 'shortPremises', none: 'allPremises' },
  staffing: { actual: 'actualStaffing', wanted: 'wantedStaffing', difference: 'shortStaffing', none: 'allStaffing' },
  size: { actual: 'actualSize', wanted: 'wantedSize', difference: 'difference', none: 'allSize' },
} as const;

/** Units that a norm doesn't cover, in the order of their codes: a list of what is missing, not of who is worst. */
export default function ShortfallsPage() {
  const t = useMessages(organisationMessages);
  const { phone } = useDisplay();
  const [search, setSearch] = useSearchParams();
  const kind = shortfallKindSchema.catch('premises').parse(search.get('kind'));
  const unitId = search.get('unit');
  const pages = usePages();
  const shortfalls = useShortfalls(kind, unitId, pages.cursor ?? null);
  const { data } = shortfalls;
  const next = data?.next ?? null;
  const choose = (chosen: ShortfallKind) => {
    pages.restart();
    setSearch({ kind: chosen, ...(unitId === null ? {} : { unit: unitId }) }, { replace: true });
  };
  return (
    <div className="yige-page">
      <nav className="unit-path" aria-label={t('title')}>
        <Link to="/organisation">{t('title')}</Link> <Icon name="chevronRight" size={14} /> {t('shortfalls')}
      </nav>
      <header className="yige-page-head">
        <h1>{t('shortfalls')}</h1>
        <p className="yige-quiet">{t('shortfallHint')}</p>
      </header>
      <div className="yige-filters">
        <Segmented<ShortfallKind>
          aria-label={t('kinds')}
          value={kind}
          onChange={choose}
          options={shortfallKindSchema.options.map((value) => ({ value, label: t(value) }))}
        />
        {unitId !== null && <OnlyWithin unitId={unitId} onClear={() => setSearch({ kind }, { replace: true })} />}
      </div>
      {shortfalls.isLoading && <LoadingView />}
      {shortfalls.error !== null && data === undefined && <ReadFailed onRetry={() => void shortfalls.refetch()} />}
      {data !== undefined && data.items.length === 0 && <StateView kind="empty" title={t(COLUMNS[kind].none)} />}
      {data !== undefined &&
        data.items.length > 0 &&
        (phone ? <Cards kind={kind} items={data.items} /> : <Rows kind={kind} items={data.items} />)}
      {data?.norms.map((norm) => (
        <NormRule key={norm.rule['zh-CN']} norm={norm} />
      ))}
      <Pager pages={pages} next={next} />
    </div>
  );
}

function OnlyWithin({ unitId, onClear }: { unitId: string; onClear: () => void }) {
  const t = useMessages(organisationMessages);
  const unit = useUnit(unitId, null);
  if (unit.data === undefined) return null;
  return (
    <Button onClick={onClear} icon={<Icon name="close" size={14} />} iconPlacement="end">
      {t('onlyWithin', { name: unit.data.name })}
    </Button>
  );
}

interface ItemsProps {
  kind: ShortfallKind;
  items: Shortfall[];
}

function Rows({ kind, items }: ItemsProps) {
  const t = useMessages(organisationMessages);
  const format = useFormat();
  const difference = useDifference(kind);
  const columns = COLUMNS[kind];
  return (
    <Table<Shortfall>
      rowKey={({ unit }) => unit.id}
      dataSource={items}
      pagination={false}
      scroll={{ x: 'max-content' }}
      columns={[
        { title: t('unit'), render: (_, { unit }) => <Link to={`/organisation/${unit.id}`}>{unit.name}</Link> },
        { title: t('within'), render: (_, { within }) => within ?? '—' },
        ...(kind === 'size'
          ? []
          : [
              {
                title: t('households'),
                align: 'right' as const,
                render: (_: unknown, { households }: Shortfall) => format.count(households),
              },
            ]),
        { title: t(columns.actual), align: 'right', render: (_, { actual }) => format.count(actual) },
        { title: t(columns.wanted), align: 'right', render: (_, { wanted }) => format.count(wanted) },
        { title: t(columns.difference), align: 'right', render: (_, item) => <strong>{difference(item)}</strong> },
      ]}
    />
  );
}

function Cards({ kind, items }: ItemsProps) {
  const t = useMessages(organisationMessages);
  const format = useFormat();
  const difference = useDifference(kind);
  const columns = COLUMNS[kind];
  return (
    <ul className="yige-cards">
      {items.map((item) => (
        <li key={item.unit.id}>
          <Link to={`/organisation/${item.unit.id}`}>{item.unit.name}</Link>{' '}
          <span className="yige-quiet">{item.within}</span>
          <div>
            {t(columns.difference)} <strong>{difference(item)}</strong>
          </div>
          <div className="yige-quiet">
            {t(columns.actual)} {format.count(item.actual)} · {t(columns.wanted)} {format.count(item.wanted)}
          </div>
        </li>
      ))}
    </ul>
  );
}

function useDifference(kind: ShortfallKind): (item: Shortfall) => string {
  const t = useMessages(organisationMessages);
  const format = useFormat();
  return ({ difference, direction }) => {
    const count = format.count(difference);
    return kind === 'size' ? t(direction === 'over' ? 'overSize' : 'underSize', { count }) : count;
  };
}
