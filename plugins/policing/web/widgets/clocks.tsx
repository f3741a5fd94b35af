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
import Flex from 'antd/es/flex';
import { type Figures, figuresSchema } from '../../contract/overview.js';

const messages = defineMessages({
  'zh-CN': {
    disputes: '纠纷，按期限',
    undecided: '待决定',
    overdue: '已超期',
    week: '7 天内',
    later: '以后',
    confirmable: '{count, plural, other {# 件协议还能申请司法确认}}',
    toDisputes: '看纠纷',
    homes: '出租房，按查看期限',
    withPoints: '待解决',
    toHomes: '看出租房',
  },
  en: {
    disputes: 'Disputes, by their clock',
    undecided: 'To decide',
    overdue: 'Overdue',
    week: 'In 7 days',
    later: 'Later',
    confirmable: 'The court can still be asked about {count, plural, one {# agreement} other {# agreements}}',
    toDisputes: 'See disputes',
    homes: 'Rented homes, by when to look',
    withPoints: 'To settle',
    toHomes: 'See rented homes',
  },
});

/** How disputes and rented homes stand, by their clocks. It names nobody. */
function ClocksWidget() {
  const { data, error, refetch } = usePluginQuery({ path: '/figures', response: figuresSchema });
  if (error !== null && data === undefined) return <ReadFailed error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <LoadingView />;
  const { disputes, homes } = data;
  return (
    <Flex vertical gap="middle">
      {disputes !== null && <DisputeClocks figures={disputes} />}
      {homes !== null && <HomeClocks figures={homes} />}
    </Flex>
  );
}

function DisputeClocks({ figures }: { figures: NonNullable<Figures['disputes']> }) {
  const t = useMessages(messages);
  const { navigate } = usePluginNavigation();
  const { undecided, overdue, week, later, confirmable } = figures;
  return (
    <Flex vertical gap="small" align="flex-start">
      <p className="yige-quiet" style={{ margin: 0 }}>
        {t('disputes')}
      </p>
      <Cells
        label={t('disputes')}
        items={[
          { key: 'undecided', label: t('undecided'), count: undecided },
          { key: 'overdue', label: t('overdue'), count: overdue, late: overdue > 0 },
          { key: 'week', label: t('week'), count: week },
          { key: 'later', label: t('later'), count: later },
        ]}
      />
      {confirmable > 0 && <span className="yige-quiet">{t('confirmable', { count: confirmable })}</span>}
      <Button onClick={() => navigate('/')}>{t('toDisputes')}</Button>
    </Flex>
  );
}

function HomeClocks({ figures: { overdue, week, withPoints } }: { figures: NonNullable<Figures['homes']> }) {
  const t = useMessages(messages);
  const { navigate } = usePluginNavigation();
  return (
    <Flex vertical gap="small" align="flex-start">
      <p className="yige-quiet" style={{ margin: 0 }}>
        {t('homes')}
      </p>
      <Cells
        label={t('homes')}
        items={[
          { key: 'overdue', label: t('overdue'), count: overdue, late: overdue > 0 },
          { key: 'week', label: t('week'), count: week },
          { key: 'withPoints', label: t('withPoints'), count: withPoints },
        ]}
      />
      <Button onClick={() => navigate('/rented-homes')}>{t('toHomes')}</Button>
    </Flex>
  );
}

export default defineDashboardWidget(ClocksWidget);
