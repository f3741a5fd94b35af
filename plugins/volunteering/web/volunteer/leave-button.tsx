import { useAnnounce, useMessages, usePluginMutation, usePluginPermission } from '@yige/plugin-sdk/web';
import Button from 'antd/es/button';
import { useState } from 'react';
import { z } from 'zod';
import type { Volunteer } from '../../contract/volunteers.js';
import { ReasonDialog } from '../parts/reason-dialog.js';
import { volunteerMessages } from '../text/volunteer-messages.js';
import { words } from '../text/words.js';

const nothing = z.undefined();

/** Lets a volunteer leave, with the reason; absent for whoever may not enrol. */
export function LeaveButton({
  volunteer: { personId, person },
}: {
  volunteer: Pick<Volunteer, 'personId' | 'person'>;
}) {
  const t = useMessages(volunteerMessages);
  const word = useMessages(words);
  const announce = useAnnounce();
  const mayEnrol = usePluginPermission('volunteering:volunteer.enrol');
  const [asking, setAsking] = useState(false);
  const name = person?.name ?? word('hidden');
  const leave = usePluginMutation<typeof nothing, { reason: string }>({
    method: 'POST',
    path: `/volunteers/${personId}/leave`,
    response: nothing,
  });
  if (!mayEnrol) return null;
  return (
    <>
      <Button onClick={() => setAsking(true)}>{t('leave')}</Button>
      {asking && (
        <ReasonDialog
          title={t('leaveTitle', { name })}
          action={t('leave')}
          reasonHint={t('leaveReason')}
          danger
          busy={leave.isPending}
          failure={leave.error}
          onSubmit={(reason) =>
            leave.mutate(
              { reason },
              {
                onSuccess: () => {
                  announce(t('left', { name }));
                  setAsking(false);
                },
              },
            )
          }
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}
