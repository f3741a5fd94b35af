import { corePermissions, type StaffMember } from '@yige/contracts';
import { FactList, Icon, LoadingView, StateView, StatusChip, useFormat, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { AbsencePanel } from '../../absences/absence-panel.js';
import { usePortal } from '../../app/portal.js';
import { isGone } from '../../inbox/task-queries.js';
import { ReadFailed } from '../../states/could-not-start.js';
import { AppointDialog } from '../dialogs/appoint-dialog.js';
import { DetailsDialog } from '../dialogs/details-dialog.js';
import { dialogMessages } from '../dialogs/dialog-messages.js';
import { staffMessages } from '../staff-messages.js';
import { useMember } from '../staff-queries.js';
import { AccountPanel } from './account-panel.js';
import { HistoryPanel } from './history-panel.js';
import { memberMessages } from './member-messages.js';
import { PostsPanel } from './posts-panel.js';
import { QualificationsPanel } from './qualifications-panel.js';
import { TrainingsPanel } from './trainings-panel.js';
import '../staff.css';

/** One member of staff: posts over time, what is on file, and the account. */
export default function MemberPage() {
  const t = useMessages(staffMessages);
  const { accountId = '' } = useParams();
  const member = useMember(accountId);
  if (member.isLoading) return <LoadingView />;
  if (member.data === undefined) {
    if (!isGone(member.error)) return <ReadFailed onRetry={() => void member.refetch()} />;
    return (
      <div className="yige-page">
        <StateView
          kind="notFound"
          title={t('gone')}
          description={t('goneHint')}
          action={<Link to="/staff">{t('back')}</Link>}
        />
      </div>
    );
  }
  return <Member key={accountId} member={member.data} />;
}

function Member({ member }: { member: StaffMember }) {
  const { permissions } = usePortal();
  return (
    <div className="staff-member">
      <MemberHead member={member} />
      <div className="staff-columns">
        <div className="staff-main">
          <PostsPanel member={member} />
          <HistoryPanel accountId={member.id} />
        </div>
        <div className="staff-side">
          {permissions.includes(corePermissions.taskAssign) && member.posts.length > 0 && (
            <AbsencePanel accountId={member.id} />
          )}
          <QualificationsPanel member={member} />
          <TrainingsPanel member={member} />
          {(member.may.disable || member.may.password || member.may.administrator) && <AccountPanel member={member} />}
        </div>
      </div>
    </div>
  );
}

function MemberHead({ member }: { member: StaffMember }) {
  const t = useMessages(memberMessages);
  const of = useMessages(staffMessages);
  const words = useMessages(dialogMessages);
  const format = useFormat();
  const [open, setOpen] = useState<'appoint' | 'edit' | null>(null);
  const { displayName, username, officePhone, education, joinedOn, disabled, may } = member;
  return (
    <header className="staff-head">
      <nav className="staff-path">
        <Link to="/staff">{of('title')}</Link> <Icon name="chevronRight" size={14} /> {displayName}
      </nav>
      <div className="staff-name">
        <span className="staff-picture" aria-hidden="true">
          {displayName.slice(0, 1)}
        </span>
        <div className="staff-identity">
          <h1>
            {displayName} {disabled && <StatusChip status="withdrawn" label={of('disabled')} />}
          </h1>
          <FactList
            facts={[
              { label: t('username'), value: username },
              { label: t('officePhone'), value: officePhone },
              ...(education === null ? [] : [{ label: t('education'), value: words(education) }]),
              { label: t('joinedOn'), value: joinedOn === null ? null : format.date(joinedOn) },
            ]}
          />
        </div>
        {may.manage && (
          <div className="staff-actions">
            <Button type="primary" disabled={disabled} onClick={() => setOpen('appoint')}>
              {t('appoint')}
            </Button>
            <Button onClick={() => setOpen('edit')}>{t('edit')}</Button>
          </div>
        )}
      </div>
      {open === 'appoint' && <AppointDialog member={member} onClose={() => setOpen(null)} />}
      {open === 'edit' && <DetailsDialog member={member} onClose={() => setOpen(null)} />}
    </header>
  );
}
