import type { StaffMember } from '@yige/contracts';
import { Panel, useFormat, useMessages } from '@yige/ui';
import { useState } from 'react';
import { client } from '../../api/client.js';
import { dialogMessages } from '../dialogs/dialog-messages.js';
import { TrainingDialog } from '../dialogs/training-dialog.js';
import { memberMessages } from './member-messages.js';
import { RemoveButton } from './remove-button.js';

/** The training record, latest first. */
export function TrainingsPanel({ member }: { member: StaffMember }) {
  const t = useMessages(memberMessages);
  const words = useMessages(dialogMessages);
  const format = useFormat();
  const [adding, setAdding] = useState(false);
  const { trainings, may, id: accountId } = member;
  const total = trainings.reduce((sum, { hours }) => sum + hours, 0);
  return (
    <Panel
      title={t('trainings')}
      {...(trainings.length === 0 ? {} : { hint: t('trainingHours', { hours: total }) })}
      {...(may.manage
        ? {
            extra: (
              <button type="button" className="yige-link-button" onClick={() => setAdding(true)}>
                {words('addTraining')}
              </button>
            ),
          }
        : {})}
      flush
    >
      {trainings.length === 0 && <p className="staff-none">{t('noTrainings')}</p>}
      <ul className="staff-rows">
        {trainings.map(({ id, title, hours, completedOn }) => (
          <li key={id}>
            <div className="staff-row-words">
              {title}
              <div className="yige-quiet">
                {format.date(completedOn)} · {t('hours', { hours })}
              </div>
            </div>
            {may.manage && (
              <RemoveButton title={title} remove={() => client.staff.removeTraining({ params: { accountId, id } })} />
            )}
          </li>
        ))}
      </ul>
      {adding && <TrainingDialog accountId={accountId} onClose={() => setAdding(false)} />}
    </Panel>
  );
}
