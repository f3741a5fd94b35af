import {
  LoadingView,
  Panel,
  PersonLink,
  ReadFailed,
  useDisplay,
  useFormat,
  useMessages,
  usePluginPermission,
  usePluginQuery,
} from '@yige/plugin-sdk/web';
import Button from 'antd/es/button';
import Drawer from 'antd/es/drawer';
import { useState } from 'react';
import { type MemberDetail, memberDetailSchema } from '../../contract/members.js';
import { memberMessages } from '../text/member-messages.js';
import { words } from '../text/words.js';
import { ChangeDialog, DuesBaseDialog, LeaveDialog, type MemberChange, RegulariseDialog } from './member-changes.js';
import { MemberFacts } from './member-facts.js';

const DIALOGS = {
  change: ChangeDialog,
  regularise: RegulariseDialog,
  leave: LeaveDialog,
  base: DuesBaseDialog,
} as const;

/** One member, beside the list. */
export function MemberDrawer({ memberId, onClose }: { memberId: string; onClose: () => void }) {
  const t = useMessages(memberMessages);
  const w = useMessages(words);
  const { phone } = useDisplay();
  const { data, error, refetch } = usePluginQuery({ path: `/members/${memberId}`, response: memberDetailSchema });
  return (
    <Drawer
      open
      title={data?.name ?? t('title')}
      size={phone ? '100%' : 480}
      onClose={onClose}
      closable={{ 'aria-label': w('close') }}
    >
      {data === undefined && error === null && <LoadingView />}
      {data === undefined && error !== null && <ReadFailed error={error} onRetry={() => void refetch()} />}
      {data !== undefined && <Member member={data} />}
    </Drawer>
  );
}

function Member({ member }: { member: MemberDetail }) {
  const t = useMessages(memberMessages);
  const mayKeep = usePluginPermission('party-ledger:ledger.keep');
  const [doing, setDoing] = useState<MemberChange | null>(null);
  const [latest] = member.history;
  const belongs = latest !== undefined && latest.until === null;
  const actions = [
    { change: 'base', label: t('setBase') },
    { change: 'change', label: t('change') },
    ...(latest?.standing === 'probationary' ? [{ change: 'regularise', label: t('regularise') } as const] : []),
    { change: 'leave', label: t('leave') },
  ] as const;
  const Dialog = doing === null ? null : DIALOGS[doing];
  return (
    <>
      <p className="yige-quiet">
        {member.personId === null ? t('onlyHere') : <PersonLink personId={member.personId}>{t('resident')}</PersonLink>}
      </p>
      <MemberFacts member={member} />
      {mayKeep && belongs && (
        <div className="yige-filters" style={{ marginBlockStart: 'var(--ant-padding)' }}>
          {actions.map(({ change, label }) => (
            <Button key={change} onClick={() => setDoing(change)}>
              {label}
            </Button>
          ))}
        </div>
      )}
      <Readers of={member} />
      {Dialog !== null && <Dialog member={member} onClose={() => setDoing(null)} />}
    </>
  );
}

/** Whoever looks is among them at once. */
function Readers({ of: { reads } }: { of: MemberDetail }) {
  const t = useMessages(memberMessages);
  const format = useFormat();
  return (
    <Panel title={t('reads')} hint={t('readsHint')}>
      <ul className="yige-plain-list">
        {reads.map(({ by, on }) => (
          <li key={`${by} ${on}`}>{t('read', { name: by, date: format.date(on) })}</li>
        ))}
      </ul>
    </Panel>
  );
}
