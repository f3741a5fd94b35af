import {
  definePersonPanel,
  LoadingView,
  type PersonPanelProps,
  ReadFailed,
  useMessages,
  usePluginPermission,
  usePluginQuery,
  useResident,
} from '@yige/plugin-sdk/web';
import Button from 'antd/es/button';
import { useState } from 'react';
import { personMemberSchema } from '../../contract/members.js';
import { MemberFacts } from '../parts/member-facts.js';
import { RegisterMember } from '../parts/register-member.js';
import { memberMessages } from '../text/member-messages.js';
import { words } from '../text/words.js';

/** On a resident's page, for those only who keep or read the ledger: absent for everybody else. */
function PersonPanel({ personId }: PersonPanelProps) {
  const w = useMessages(words);
  const { data, error, refetch } = usePluginQuery({ path: `/people/${personId}`, response: personMemberSchema });
  if (data === undefined) {
    return error === null ? <LoadingView /> : <ReadFailed error={error} onRetry={() => void refetch()} />;
  }
  return (
    <>
      {data.member === null ? <NoMember personId={personId} /> : <MemberFacts member={data.member} />}
      <p className="yige-quiet" style={{ marginBlockEnd: 0 }}>
        {w('stays')}
      </p>
    </>
  );
}

function NoMember({ personId }: PersonPanelProps) {
  const t = useMessages(memberMessages);
  const mayKeep = usePluginPermission('party-ledger:ledger.keep');
  const { data: resident } = useResident(personId);
  const [registering, setRegistering] = useState(false);
  return (
    <>
      <p className="yige-quiet">{t('noMember')}</p>
      {mayKeep && resident !== undefined && (
        <Button onClick={() => setRegistering(true)}>{t('registerResident')}</Button>
      )}
      {registering && resident !== undefined && (
        <RegisterMember resident={resident} onClose={() => setRegistering(false)} />
      )}
    </>
  );
}

export default definePersonPanel(PersonPanel);
