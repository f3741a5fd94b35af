import {
  Cells,
  defineDashboardWidget,
  defineMessages,
  FactList,
  useMessages,
  usePluginNavigation,
  usePluginQuery,
} from '@yige/plugin-sdk/web';
import Button from 'antd/es/button';
import Flex from 'antd/es/flex';
import { figuresSchema } from '../../contract/figures.js';
import { QueryView } from '../parts/query-view.js';

const messages = defineMessages({
  'zh-CN': {
    days: '这一周，每天几个班次',
    day: '{day}日',
    today: '今天',
    openPlaces: '这一周还缺',
    people: '{count} 人',
    hours: '等核定的时间',
    records: '{count} 条',
    demands: '更正申请',
    disputed: '等处理的帮办',
    times: '{count} 次',
    toHours: '去核定',
    toActivities: '看活动',
  },
  en: {
    days: 'Shifts on each day of a week',
    day: '{day}',
    today: 'Today',
    openPlaces: 'Places still open this week',
    people: '{count}',
    hours: 'Hours to certify',
    records: '{count, plural, one {# record} other {# records}}',
    demands: 'Demands for correction',
    disputed: 'Help to settle',
    times: '{count}',
    toHours: 'Certify',
    toActivities: 'Activities',
  },
});

/** Shifts of the week, and what waits for the organiser, in the units of the user. */
function WorkWidget() {
  const t = useMessages(messages);
  const { navigate } = usePluginNavigation();
  const query = usePluginQuery({ path: '/figures', response: figuresSchema });
  return (
    <QueryView query={query}>
      {({ days, hoursWaiting, demands, helpDisputed }) => (
        <div style={{ display: 'grid', gap: 'var(--ant-padding-sm)' }}>
          <p className="yige-quiet" style={{ margin: 0 }}>
            {t('days')}
          </p>
          <Cells
            label={t('days')}
            items={days.map(({ on, shifts }, index) => ({
              key: on,
              label: index === 0 ? t('today') : t('day', { day: Number(on.slice(8)) }),
              count: shifts,
            }))}
          />
          <FactList
            facts={[
              {
                label: t('openPlaces'),
                value: t('people', { count: days.reduce((sum, { openPlaces }) => sum + openPlaces, 0) }),
              },
              { label: t('hours'), value: t('records', { count: hoursWaiting }) },
              ...(demands === 0 ? [] : [{ label: t('demands'), value: t('records', { count: demands }) }]),
              ...(helpDisputed === 0 ? [] : [{ label: t('disputed'), value: t('times', { count: helpDisputed }) }]),
            ]}
          />
          <Flex wrap gap="small">
            {hoursWaiting + demands > 0 && <Button onClick={() => navigate('/hours')}>{t('toHours')}</Button>}
            <Button onClick={() => navigate('/')}>{t('toActivities')}</Button>
          </Flex>
        </div>
      )}
    </QueryView>
  );
}

export default defineDashboardWidget(WorkWidget);
