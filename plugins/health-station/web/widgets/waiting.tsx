import {
  Cells,
  defineDashboardWidget,
  defineMessages,
  LoadingView,
  ReadFailed,
  useMessages,
  usePluginNavigation,
  usePluginQuery,
} from '@yige/plugin-sdk/web';
import Button from 'antd/es/button';
import { waitingFiguresSchema } from '../../contract.js';

const messages = defineMessages({
  'zh-CN': {
    none: '上门采集的都复核过了',
    waiting: '上门采集的，等医生复核',
    urgent: '先看这些',
    today: '今天',
    yesterday: '昨天',
    earlier: '更早',
    review: '去复核',
  },
  en: {
    none: 'Everything collected at doors has been reviewed',
    waiting: 'Collected at doors, waiting for a doctor',
    urgent: 'See first',
    today: 'Today',
    yesterday: 'Yesterday',
    earlier: 'Earlier',
    review: 'Review',
  },
});

/** What waits for a doctor, by how long it has waited. It names nobody and says no figure of anybody. */
function WaitingWidget() {
  const t = useMessages(messages);
  const { navigate } = usePluginNavigation();
  const { data, error, refetch } = usePluginQuery({
    path: '/readings/waiting/figures',
    response: waitingFiguresSchema,
  });
  if (error !== null && data === undefined) return <ReadFailed error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <LoadingView />;
  const { urgent, today, yesterday, earlier } = data;
  if (today + yesterday + earlier === 0) return <p className="yige-quiet">{t('none')}</p>;
  return (
    <>
      <p className="yige-quiet">{t('waiting')}</p>
      <Cells
        label={t('waiting')}
        items={[
          ...(urgent === 0 ? [] : [{ key: 'urgent', label: t('urgent'), count: urgent, late: true }]),
          { key: 'earlier', label: t('earlier'), count: earlier },
          { key: 'yesterday', label: t('yesterday'), count: yesterday },
          { key: 'today', label: t('today'), count: today },
        ]}
      />
      <Button onClick={() => navigate('/review')}>{t('review')}</Button>
    </>
  );
}

export default defineDashboardWidget(WaitingWidget);
