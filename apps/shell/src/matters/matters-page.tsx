import { corePermissions, type MatterBox } from '@yige/contracts';
import { ChoiceButtons, LoadingView, Pager, StateView, useLocalized, useMessages, usePages } from '@yige/ui';
import Button from 'antd/es/button';
import Checkbox from 'antd/es/checkbox';
import Select from 'antd/es/select';
import { lazy, Suspense } from 'react';
import { Link } from 'react-router';
import { usePortal } from '../app/portal.js';
import { ReadFailed } from '../states/could-not-start.js';
import { ExportMatters } from './export-matters.js';
import { mapMessages } from './map/map-messages.js';
import { MatterList } from './matter-list.js';
import { matterMessages } from './matter-messages.js';
import { type MatterFilter, useMatterCategories, useMatterCounts, useMatters } from './matter-queries.js';
import { StageTabs } from './stage-tabs.js';
import { type MatterView, matterViews, useMatterBoxes, useMatterFilter } from './use-matter-filter.js';
import './matters.css';

const MatterMap = lazy(async () => ({ default: (await import('./map/matter-map.js')).MatterMap }));

/** Matters that the user has in hand, reported, or sees in their units, by step. */
export default function MattersPage() {
  const t = useMessages(matterMessages);
  const { permissions } = usePortal();
  const { filter, view, change } = useMatterFilter();
  const map = view === 'map';
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
      <Filters filter={filter} view={view} onChange={change} />
      <div className={map ? 'matters-split' : 'matters-listed'}>
        {map && (
          <Suspense fallback={<LoadingView />}>
            <MatterMap filter={filter} />
          </Suspense>
        )}
        <div className="matters-listed">
          <Matters key={JSON.stringify(filter)} filter={filter} grouped={!map && filter.stage === null} />
        </div>
      </div>
    </div>
  );
}

interface FiltersProps {
  filter: MatterFilter;
  view: MatterView;
  onChange: (next: Partial<MatterFilter & { view: MatterView }>) => void;
}

function Filters({ filter, view, onChange }: FiltersProps) {
  const t = useMessages(matterMessages);
  const words = useMessages(mapMessages);
  const localized = useLocalized();
  const { permissions } = usePortal();
  const counts = useMatterCounts(filter);
  const categories = useMatterCategories();
  const overdue = counts.data?.overdue ?? 0;
  return (
    <>
      <div className="matters-choices">
        <ChoiceButtons<MatterBox>
          label={t('boxes')}
          value={filter.box}
          onChange={(box) => onChange({ box })}
          options={useMatterBoxes().map((value) => ({ value, label: t(`box.${value}`) }))}
        />
        <ChoiceButtons<MatterView>
          label={words('views')}
          value={view}
          onChange={(next) => onChange({ view: next })}
          options={matterViews.map((value) => ({ value, label: words(`view.${value}`) }))}
        />
      </div>
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
        {permissions.includes(corePermissions.exportRun) && <ExportMatters filter={filter} />}
      </div>
    </>
  );
}

function Matters({ filter, grouped }: { filter: MatterFilter; grouped: boolean }) {
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
      <MatterList matters={items} grouped={grouped} />
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
