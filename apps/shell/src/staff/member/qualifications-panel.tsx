import type { Qualification, StaffMember } from '@yige/contracts';
import { Panel, StatusChip, useFormat, useMessages } from '@yige/ui';
import { useState } from 'react';
import { client } from '../../api/client.js';
import { dialogMessages } from '../dialogs/dialog-messages.js';
import { QualificationDialog } from '../dialogs/qualification-dialog.js';
import { lastDayOf } from '../last-day.js';
import { memberMessages } from './member-messages.js';
import { RemoveButton } from './remove-button.js';

/** Certificates; only those that expire or have expired get a chip. */
export function QualificationsPanel({ member }: { member: StaffMember }) {
  const t = useMessages(memberMessages);
  const words = useMessages(dialogMessages);
  const [adding, setAdding] = useState(false);
  const { qualifications, may, id: accountId } = member;
  return (
    <Panel
      title={t('qualifications')}
      {...(may.manage
        ? {
            extra: (
              <button type="button" className="yige-link-button" onClick={() => setAdding(true)}>
                {words('addQualification')}
              </button>
            ),
          }
        : {})}
      flush
    >
      {qualifications.length === 0 && <p className="staff-none">{t('noQualifications')}</p>}
      <ul className="staff-rows">
        {qualifications.map((qualification) => (
          <li key={qualification.id}>
            <QualificationWords qualification={qualification} />
            {may.manage && (
              <RemoveButton
                title={qualification.title}
                remove={() => client.staff.removeQualification({ params: { accountId, id: qualification.id } })}
              />
            )}
          </li>
        ))}
      </ul>
      {adding && <QualificationDialog accountId={accountId} onClose={() => setAdding(false)} />}
    </Panel>
  );
}

function QualificationWords({ qualification }: { qualification: Qualification }) {
  const t = useMessages(memberMessages);
  const format = useFormat();
  const { title, number, issuedOn, validTo, state } = qualification;
  const until = validTo === null ? null : format.date(lastDayOf(validTo));
  return (
    <div className="staff-row-words">
      <span>{title}</span>
      {until !== null && state === 'expiring' && (
        <StatusChip status="dueSoon" label={t('validUntil', { date: until })} />
      )}
      {until !== null && state === 'expired' && <StatusChip status="overdue" label={t('expired', { date: until })} />}
      <div className="yige-quiet">
        {t('issued', { date: format.date(issuedOn) })}
        {number !== null && ` · ${t('number', { number })}`}
        {until !== null && state === 'valid' && ` · ${t('validUntil', { date: until })}`}
      </div>
    </div>
  );
}
