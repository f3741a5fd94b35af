import {
  defineDashboardWidget,
  defineMessages,
  FactList,
  LoadingView,
  ReadFailed,
  useMessages,
  usePluginNavigation,
  usePluginQuery,
} from '@yige/plugin-sdk/web';
import Button from 'antd/es/button';
import type { ReactNode } from 'react';
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
    times: '{number} 次',
    people: '{number} 人',
    items: '{number} 项',
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
    times: '{number}',
    people: '{number}',
    items: '{number}',
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
  return (
    <>
      <p className="yige-quiet">{t('label', { branches })}</p>
      <FactList
        facts={[
          { label: t('dueThisMonth'), value: t('times', { number: dueThisMonth }) },
          { label: t('missed'), value: <Figure late={missed > 0}>{t('times', { number: missed })}</Figure> },
          { label: t('duesOpen'), value: t('people', { number: duesOpen }) },
          { label: t('flagged'), value: <Figure late={flagged > 0}>{t('people', { number: flagged })}</Figure> },
          { label: t('findings'), value: t('items', { number: findings }) },
        ]}
      />
      <Button style={{ marginBlockStart: 'var(--ant-padding-sm)' }} onClick={() => navigate('/')}>
        {t('open')}
      </Button>
    </>
  );
}

function Figure({ late, children }: { late: boolean; children: ReactNode }) {
  return <span className={late ? 'yige-overdue' : undefined}>{children}</span>;
}

export default defineDashboardWidget(OverviewWidget);
