import {
  defineHouseholdPanel,
  FactList,
  type HouseholdPanelProps,
  PersonLink,
  useFormat,
  useMessages,
  usePluginQuery,
} from '@yige/plugin-sdk/web';
import { householdSummarySchema, type Volunteer } from '../../contract/volunteers.js';
import { HelpFact } from '../parts/help-fact.js';
import { QueryView } from '../parts/query-view.js';
import { Stars } from '../parts/stars.js';
import { useDuration } from '../text/duration.js';
import { volunteerMessages } from '../text/volunteer-messages.js';
import { words } from '../text/words.js';

/** 志愿服务 on a household's page: who behind the door volunteers, and the help that came to it. */
function HouseholdPanel({ householdId }: HouseholdPanelProps) {
  const t = useMessages(volunteerMessages);
  const word = useMessages(words);
  const query = usePluginQuery({ path: `/households/${householdId}`, response: householdSummarySchema });
  return (
    <QueryView query={query}>
      {({ volunteers, helped }) => {
        if (volunteers.length === 0 && helped.length === 0) return <p className="yige-quiet">{t('noHome')}</p>;
        return (
          <>
            <ul className="yige-plain-list">
              {volunteers.map((volunteer) => (
                <VolunteerItem key={volunteer.personId} volunteer={volunteer} />
              ))}
            </ul>
            <HelpFact helped={helped.map((help) => ({ ...help, name: help.person?.name ?? word('hidden') }))} />
          </>
        );
      }}
    </QueryView>
  );
}

function VolunteerItem({ volunteer: { personId, person, kinds, minutes, stars } }: { volunteer: Volunteer }) {
  const t = useMessages(volunteerMessages);
  const word = useMessages(words);
  const format = useFormat();
  const duration = useDuration();
  return (
    <li>
      <PersonLink personId={personId}>{person?.name ?? word('hidden')}</PersonLink>
      <FactList
        facts={[
          { label: t('served'), value: duration(minutes) },
          { label: t('stars'), value: <Stars stars={stars} /> },
          { label: t('kinds'), value: format.list(kinds.map((kind) => word(`kind.${kind}`))) },
        ]}
      />
    </li>
  );
}

export default defineHouseholdPanel(HouseholdPanel);
