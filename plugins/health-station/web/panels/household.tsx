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
import { householdPatientsSchema } from '../../contract.js';
import { ControlWords } from '../text/control-words.js';
import { healthMessages } from '../text/health-messages.js';

/** 社区卫生站 on a household's page, for its doctors: each patient behind the door, and what is due of them. */
function HouseholdPanel({ householdId }: HouseholdPanelProps) {
  const t = useMessages(healthMessages);
  const format = useFormat();
  const { data, error, refetch } = usePluginQuery({
    path: `/households/${householdId}/patients`,
    response: householdPatientsSchema,
  });
  if (error !== null && data === undefined) return <ReadFailed error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <LoadingView />;
  if (data.items.length === 0) return <p className="yige-quiet">{t('noPatients')}</p>;
  return (
    <ul className="yige-plain-list">
      {data.items.map(({ personId, person, control, followUps, nextFollowUpDue }) => (
        <li key={personId}>
          <PersonLink personId={personId}>{person?.name ?? t('hidden')}</PersonLink>
          <FactList
            facts={[
              { label: t('control'), value: <ControlWords control={control} /> },
              { label: t('followUps'), value: t('followUpsDone', followUps) },
              { label: t('nextFollowUp'), value: format.date(nextFollowUpDue) },
            ]}
          />
        </li>
      ))}
    </ul>
  );
}

export default defineHouseholdPanel(HouseholdPanel);
