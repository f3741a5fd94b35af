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
import { overviewSchema } from '../../contract/meetings.js';

const messages = defineMessages({
  'zh-CN': {
    label: '{branches} 个支部要办的',
    dueThisMonth: '本月待开',
    missed: '今年未开',
    duesOpen: '本月党费未缴',
    flagged: '6 个月未缴',
    findings: '要规范的',
    open: '打开支部一年',
    none: '还没有党支部',
  },
  en: {
    label: 'To be done in {branches} branches',
    dueThisMonth: 'Meetings this month',
    missed: 'Missed this year',
    duesOpen: 'Dues open',
    flagged: 'Unpaid six months',
    findings: 'To be mended',
    open: 'Open the year',
    none: 'There is no branch yet',
  },
});

/** What is to be done in the branches of the user's units. It names nobody. */
function OverviewWidget() {
  const t = useMessages(messages);
  const { navigate } = usePluginNavigation();
  const { data, error, refetch } = usePluginQuery({ path: '/overview', response: overviewSchema });
  if (data === undefined) {
    return error === null ? <LoadingView /> : <ReadFailed error={error} onRetry={() => void refetch()} />;
  }
  const { branches, dueThisMonth, missed, duesOpen, flagged, findings } = data;
  if (branches === 0) return <p className="yige-quiet">{t('none')}</p>;
  const label = t('label', { branches });
  return (
    <>
      <p className="yige-quiet">{label}</p>
      <Cells
        label={label}
        items={[
          { key: 'dueThisMonth', label: t('dueThisMonth'), count: dueThisMonth },
          { key: 'missed', label: t('missed'), count: missed, late: missed > 0 },
          { key: 'duesOpen', label: t('duesOpen'), count: duesOpen },
          { key: 'flagged', label: t('flagged'), count: flagged, late: flagged > 0 },
          { key: 'findings', label: t('findings'), count: findings },
        ]}
      />
      <Button onClick={() => navigate('/')}>{t('open')}</Button>
    </>
  );
}

export default defineDashboardWidget(OverviewWidget);
