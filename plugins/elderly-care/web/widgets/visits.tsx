import {
  Cells,
  defineDashboardWidget,
  defineMessages,
  FactList,
  LoadingView,
  ReadFailed,
  useMessages,
  usePluginQuery,
} from '@yige/plugin-sdk/web';
import { visitFiguresSchema } from '../../contract.js';

const messages = defineMessages({
  'zh-CN': {
    visited: '本月已探访',
    overdue: '超期没有探访',
    people: '{count} 位老人',
    due: '接下来两周，每天最晚要探访几位',
    day: '{day}日',
  },
  en: {
    visited: 'Visited this month',
    overdue: 'Visits overdue',
    people: '{count, plural, one {# elder} other {# elders}}',
    due: 'Elders to be visited at the latest on each day of two weeks',
    day: '{day}',
  },
});

/** How visits stand in the units of the user: done, late, and day by day what is due. */
function VisitsWidget() {
  const t = useMessages(messages);
  const { data, error, refetch } = usePluginQuery({ path: '/visit-figures', response: visitFiguresSchema });
  if (error !== null && data === undefined) return <ReadFailed error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <LoadingView />;
  return (
    <>
      <FactList
        facts={[
          { label: t('visited'), value: t('people', { count: data.visited }) },
          { label: t('overdue'), value: t('people', { count: data.overdue }) },
        ]}
      />
      <p className="yige-quiet">{t('due')}</p>
      <Cells
        label={t('due')}
        items={data.days.map(({ on, due }) => ({ key: on, label: t('day', { day: Number(on.slice(8)) }), count: due }))}
      />
    </>
  );
}

export default defineDashboardWidget(VisitsWidget);
