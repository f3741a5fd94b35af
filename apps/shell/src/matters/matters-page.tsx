import { corePermissions, type MatterBox, matterBoxSchema, matterStageSchema } from '@yige/contracts';
import { ChoiceButtons, LoadingView, Pager, StateView, useLocalized, useMessages, usePages } from '@yige/ui';
import Button from 'antd/es/button';
import Checkbox from 'antd/es/checkbox';
import Select from 'antd/es/select';
import { Link, useSearchParams } from 'react-router';
import { usePortal } from '../app/portal.js';
import { ReadFailed } from '../states/could-not-start.js';
import { MatterList } from './matter-list.js';
import { matterMessages } from './matter-messages.js';
import { type MatterFilter, useMatterCategories, useMatterCounts, useMatters } from './matter-queries.js';
import { StageTabs } from './stage-tabs.js';
import './matters.css';

/** Matters that the user has in hand, reported, or sees in their units, by step. */
export default function MattersPage() {
  const t = useMessages(matterMessages);
  const { permissions } = usePortal();
  const { filter, change } = useFilter();
  return (
    <div className="yige-page matters-page">
      <header className="yige-page-head">
        <h1>{t('title')}</h1>
        {permissions.includes(corePermissions.matterReport) && (
          <Link to="/matters/new" className="matters-report">
            {t('report')}
          </Link>
        )}
      </header>
      <Filters filter={filter} onChange={change} />
      <Matters key={JSON.stringify(filter)} filter={filter} />
    </div>
  );
}

function Filters({ filter, onChange }: { filter: MatterFilter; onChange: (next: Partial<MatterFilter>) => void }) {
  const t = useMessages(matterMessages);
  const localized = useLocalized();
  const counts = useMatterCounts(filter);
  const categories = useMatterCategories();
  const overdue = counts.data?.overdue ?? 0;
  return (
    <>
      <ChoiceButtons<MatterBox>
        label={t('boxes')}
        value={filter.box}
        onChange={(box) => onChange({ box })}
        options={useBoxes().map((value) => ({ value, label: t(`box.${value}`) }))}
      />
      <StageTabs
        stage={filter.stage}
        counts={counts.data?.stages ?? null}
        onChange={(stage) => onChange({ stage, ...(stage === 'closed' ? { overdue: false } : {}) })}
      />
      <div className="yige-filters">
        <Select<string>
          aria-label={t('category')}
          className="matters-category"
          value={filter.category ?? ''}
          onChange={(code) => onChange({ category: code === '' ? null : code })}
          options={[
            { value: '', label: t('allCategories') },
            ...(categories.data?.items ?? []).map(({ code, title }) => ({ value: code, label: localized(title) })),
          ]}
        />
        {(overdue > 0 || filter.overdue) && filter.stage !== 'closed' && (
          <Checkbox checked={filter.overdue} onChange={({ target }) => onChange({ overdue: target.checked })}>
            {t('overdueOnly', { count: overdue })}
          </Checkbox>
        )}
      </div>
    </>
  );
}

function Matters({ filter }: { filter: MatterFilter }) {
  const t = useMessages(matterMessages);
  const pages = usePages();
  const matters = useMatters(filter, pages.cursor);
  if (matters.isLoading) return <LoadingView />;
  if (matters.data === undefined) return <ReadFailed onRetry={() => void matters.refetch()} />;
  const { items, next } = matters.data;
  const narrowed = filter.stage !== null || filter.category !== null || filter.overdue;
  if (items.length === 0) {
    return narrowed ? (
      <StateView kind="noMatch" title={t('noneHere')} description={t('noneHereHint')} />
    ) : (
      <StateView kind="empty" title={t('none')} description={t('noneHint')} action={<ReportButton />} />
    );
  }
  return (
    <>
      <MatterList matters={items} grouped={filter.stage === null} />
      <Pager pages={pages} next={next} />
    </>
  );
}

function ReportButton() {
  const t = useMessages(matterMessages);
  const { permissions } = usePortal();
  if (!permissions.includes(corePermissions.matterReport)) return null;
  return (
    <Link to="/matters/new">
      <Button>{t('report')}</Button>
    </Link>
  );
}

/** Whoever sees no unit’s matters has no box for them. */
function useBoxes(): MatterBox[] {
  const { permissions } = usePortal();
  return matterBoxSchema.options.filter((box) => {
    if (box === 'unit') return permissions.includes(corePermissions.matterOversee);
    return box === 'mine' || permissions.includes(corePermissions.matterReport);
  });
}

/** The filter stands in the address, so that going back from a matter finds it again. */
function useFilter() {
  const [search, setSearch] = useSearchParams();
  const boxes = useBoxes();
  const box = matterBoxSchema.safeParse(search.get('box')).data;
  const filter: MatterFilter = {
    box: box !== undefined && boxes.includes(box) ? box : boxes.includes('unit') ? 'unit' : 'mine',
    stage: matterStageSchema.safeParse(search.get('stage')).data ?? null,
    category: search.get('category'),
    overdue: search.get('overdue') === 'true',
  };
  const change = (next: Partial<MatterFilter>) => {
    const { box: inBox, stage, category, overdue } = { ...filter, ...next };
    setSearch(
      {
        box: inBox,
        ...(stage === null ? {} : { stage }),
        ...(category === null ? {} : { category }),
        ...(overdue ? { overdue: 'true' } : {}),
      },
      { replace: true },
    );
  };
  return { filter, change };
}
