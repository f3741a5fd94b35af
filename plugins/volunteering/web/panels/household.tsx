import {
  defineHouseholdPanel,
  FactList,
  type HouseholdPanelProps,
  PersonLink,
  useFormat,
  useMessages,
  usePluginQuery,
} from '@yige/plugin-sdk/web';
import type { z } from 'zod';
import { householdSummarySchema, type Volunteer } from '../../contract/volunteers.js';
import { QueryView } from '../parts/query-view.js';
import { Stars } from '../parts/stars.js';
import { useDuration } from '../text/duration.js';
import { volunteerMessages } from '../text/volunteer-messages.js';
import { words } from '../text/words.js';

type Helped = z.output<typeof householdSummarySchema>['helped'];

/** 志愿服务 on a household's page: who behind the door volunteers, and the help that came to it. */
function HouseholdPanel({ householdId }: HouseholdPanelProps) {
  const t = useMessages(volunteerMessages);
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
            {helped.length > 0 && <HelpLines helped={helped} />}
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

function HelpLines({ helped }: { helped: Helped }) {
  const t = useMessages(volunteerMessages);
  const word = useMessages(words);
  const format = useFormat();
  const duration = useDuration();
  const lines = helped.map(({ id, person, on, minutes, state }) => (
    <div key={id}>
      {format.date(on)} {person?.name ?? word('hidden')} · {duration(minutes)} · {word(`help.${state}`)}
    </div>
  ));
  return <FactList facts={[{ label: t('helped'), value: lines }]} />;
}

export default defineHouseholdPanel(HouseholdPanel);
