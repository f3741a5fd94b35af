import {
  defineDashboardWidget,
  FactList,
  LoadingView,
  ReadFailed,
  useMessages,
  usePluginQuery,
} from '@yige/plugin-sdk/web';
import { noteCountSchema } from '../../contract.js';
import { messages } from '../text/messages.js';

/** On the dashboard: how many notes there are in the user's units. */
function CountWidget() {
  const t = useMessages(messages);
  const { data, error, refetch } = usePluginQuery({ path: '/note-count', response: noteCountSchema });
  if (data === undefined) {
    return error === null ? <LoadingView /> : <ReadFailed error={error} onRetry={() => void refetch()} />;
  }
  return <FactList facts={[{ label: t('count'), value: data.count }]} />;
}

export default defineDashboardWidget(CountWidget);
