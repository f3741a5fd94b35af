import {
  defineHouseholdPanel,
  type HouseholdPanelProps,
  LoadingView,
  ReadFailed,
  useMessages,
  usePluginQuery,
} from '@yige/plugin-sdk/web';
import { householdAnswerSchema } from '../../contract/overview.js';
import { HomeFacts } from '../homes/home-facts.js';
import { homeMessages } from '../text/home-messages.js';

/** 社区警务 on a household's page: whether the home is let, and how it stands. */
function HouseholdPanel({ householdId }: HouseholdPanelProps) {
  const t = useMessages(homeMessages);
  const { data, error, refetch } = usePluginQuery({
    path: `/households/${householdId}`,
    response: householdAnswerSchema,
  });
  if (error !== null && data === undefined) return <ReadFailed error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <LoadingView />;
  if (data.home === null) return <p className="yige-quiet">{t('notRegistered')}</p>;
  return <HomeFacts home={data.home} />;
}

export default defineHouseholdPanel(HouseholdPanel);
