import {
  defineHouseholdPanel,
  FactList,
  type HouseholdPanelProps,
  LoadingView,
  PersonLink,
  ReadFailed,
  useMessages,
  usePluginQuery,
} from '@yige/plugin-sdk/web';
import { type HouseholdMember, householdMembersSchema } from '../../contract/members.js';
import { memberMessages } from '../text/member-messages.js';
import { words } from '../text/words.js';

/** On a household's page, for those only who keep or read the ledger: who behind the door is a member (党员户). */
function HouseholdPanel({ householdId }: HouseholdPanelProps) {
  const t = useMessages(memberMessages);
  const w = useMessages(words);
  const { data, error, refetch } = usePluginQuery({
    path: `/households/${householdId}`,
    response: householdMembersSchema,
  });
  if (data === undefined) {
    return error === null ? <LoadingView /> : <ReadFailed error={error} onRetry={() => void refetch()} />;
  }
  return (
    <>
      {data.items.length === 0 ? (
        <p className="yige-quiet">{t('noMemberHere')}</p>
      ) : (
        <ul className="yige-plain-list">
          {data.items.map((member) => (
            <MemberItem key={member.id} member={member} />
          ))}
        </ul>
      )}
      <p className="yige-quiet" style={{ marginBlockEnd: 0 }}>
        {w('stays')}
      </p>
    </>
  );
}

function MemberItem({ member: { personId, name, organisation, standing, kind } }: { member: HouseholdMember }) {
  const t = useMessages(memberMessages);
  const w = useMessages(words);
  return (
    <li>
      {personId === null ? name : <PersonLink personId={personId}>{name}</PersonLink>}
      <FactList
        facts={[
          { label: t('organisation'), value: organisation },
          { label: t('standing'), value: `${w(`standing.${standing}`)} · ${w(`member.${kind}`)}` },
        ]}
      />
    </li>
  );
}

export default defineHouseholdPanel(HouseholdPanel);
