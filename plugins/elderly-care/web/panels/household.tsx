import {
  defineHouseholdPanel,
  FactList,
  type HouseholdPanelProps,
  LoadingView,
  PersonLink,
  ReadFailed,
  useFormat,
  useMessages,
  usePluginQuery,
} from '@yige/plugin-sdk/web';
import { householdEldersSchema } from '../../contract.js';
import { elderMessages } from '../text/elder-messages.js';

/** 居家养老 on a household's page: each elder behind the door, how often they are visited and until when next. */
function HouseholdPanel({ householdId }: HouseholdPanelProps) {
  const t = useMessages(elderMessages);
  const format = useFormat();
  const { data, error, refetch } = usePluginQuery({
    path: `/households/${householdId}/elders`,
    response: householdEldersSchema,
  });
  if (error !== null && data === undefined) return <ReadFailed error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <LoadingView />;
  if (data.items.length === 0) return <p className="yige-quiet">{t('noElders')}</p>;
  return (
    <ul className="yige-plain-list">
      {data.items.map(({ personId, person, tier, lastVisitOn, nextVisitDue }) => (
        <li key={personId}>
          <PersonLink personId={personId}>{person?.name ?? t('hidden')}</PersonLink>
          <FactList
            facts={[
              { label: t('tier'), value: t(`tier.${tier}`) },
              { label: t('lastVisit'), value: lastVisitOn === null ? t('never') : format.date(lastVisitOn) },
              { label: t('nextVisit'), value: format.date(nextVisitDue) },
            ]}
          />
        </li>
      ))}
    </ul>
  );
}

export default defineHouseholdPanel(HouseholdPanel);
