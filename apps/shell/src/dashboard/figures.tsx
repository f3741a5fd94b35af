import { COUNT_CAP, corePermissions } from '@yige/contracts';
import { LoadingView, useFormat, useMessages } from '@yige/ui';
import { Link } from 'react-router';
import { usePortal } from '../app/portal.js';
import { useTaskCounts } from '../inbox/task-queries.js';
import { useMatterCounts } from '../matters/matter-queries.js';
import { ReadFailed } from '../states/could-not-start.js';
import { dashboardMessages } from './dashboard-messages.js';

interface Figure {
  key: 'mine' | 'overdue' | 'soon' | 'unit' | 'unitOverdue' | 'matters';
  count: number;
  /** The list that it counts: where the figure comes from. */
  to: string;
  /** What it is to be seen against, in words. */
  beside: string;
}

/** Six figures of the user’s work and their unit’s, each leading to the list that it counts. */
export function Figures() {
  const t = useMessages(dashboardMessages);
  const format = useFormat();
  const { figures, loading, retry } = useFigures();
  if (figures === null) return loading ? <LoadingView /> : <ReadFailed onRetry={retry} />;
  return (
    <section className="dashboard-card" aria-label={t('figures')}>
      <dl className="dashboard-figures">
        {figures.map(({ key, count, to, beside }) => (
          <div key={key} data-late={count > 0 && (key === 'overdue' || key === 'unitOverdue') ? true : undefined}>
            <dt>{t(key)}</dt>
            <dd>
              <Link to={to}>
                <strong>
                  {count >= COUNT_CAP ? t('atLeast', { count: format.count(count) }) : format.count(count)}
                </strong>{' '}
                {t('tasks')}
              </Link>
              <span className="dashboard-beside">{beside}</span>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** Counts alone, as the lists beside them show and as fresh: nothing is counted for this page only. */
function useFigures(): { figures: Figure[] | null; loading: boolean; retry: () => void } {
  const t = useMessages(dashboardMessages);
  const { permissions } = usePortal();
  const seesMatters = permissions.includes(corePermissions.matterRead);
  const mine = useTaskCounts({ box: 'mine' });
  const unit = useTaskCounts({ box: 'unit' });
  const matters = useMatterCounts({ box: 'unit', category: null }, seesMatters);
  const retry = () => void Promise.all([mine.refetch(), unit.refetch(), ...(seesMatters ? [matters.refetch()] : [])]);
  const loading = mine.isLoading || unit.isLoading || matters.isLoading;
  if (mine.data === undefined || unit.data === undefined) return { figures: null, loading, retry };
  if (seesMatters && matters.data === undefined) return { figures: null, loading, retry };
  const own = mine.data;
  const figures: Figure[] = [
    { key: 'mine', count: own.mine, to: '/inbox', beside: t('dueToday', { count: own.today }) },
    {
      ...{ key: 'overdue', count: own.overdue, to: '/inbox?due=overdue' },
      beside: own.overdue === 0 ? t('allInTime') : t('overdueOf', { count: own.mine }),
    },
    { key: 'soon', count: own.soon, to: '/inbox?due=soon', beside: t('withinThem') },
    { key: 'unit', count: own.unit, to: '/inbox?box=unit', beside: t('ofWhichMine', { count: own.mine }) },
    {
      ...{ key: 'unitOverdue', count: unit.data.overdue, to: '/inbox?box=unit&due=overdue' },
      beside: t('unitSoon', { count: unit.data.soon }),
    },
  ];
  if (matters.data !== undefined) {
    const { stages, overdue } = matters.data;
    figures.push({
      ...{ key: 'matters', count: stages.reduce((sum, { count }) => sum + count, 0), to: '/matters' },
      beside: t('mattersOverdue', { count: overdue }),
    });
  }
  return { figures, loading, retry };
}
