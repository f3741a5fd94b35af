import {
  defineDashboardWidget,
  FactList,
  LoadingView,
  ReadFailed,
  useMessages,
  usePluginNavigation,
  usePluginQuery,
} from '@yige/plugin-sdk/web';
import Button from 'antd/es/button';
import { matterFiguresSchema } from '../../matters-contract.js';
import { matterMessages } from '../text/matter-messages.js';

/** How many matters wait for the bureau's answer. */
function MattersWidget() {
  const t = useMessages(matterMessages);
  const { navigate } = usePluginNavigation();
  const { data, error, refetch } = usePluginQuery({ path: '/matter-figures', response: matterFiguresSchema });
  if (error !== null && data === undefined) return <ReadFailed error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <LoadingView />;
  return (
    <>
      <FactList
        facts={[
          { label: t('waiting'), value: t('count', { count: data.open }) },
          { label: t('overdue'), value: t('count', { count: data.overdue }) },
        ]}
      />
      <Button onClick={() => navigate('/matters')}>{t('toMatters')}</Button>
    </>
  );
}

export default defineDashboardWidget(MattersWidget);
