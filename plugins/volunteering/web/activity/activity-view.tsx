import {
  FactList,
  StatusChip,
  useAnnounce,
  useMessages,
  useNow,
  usePluginMutation,
  usePluginPermission,
  usePluginQuery,
} from '@yige/plugin-sdk/web';
import Button from 'antd/es/button';
import Flex from 'antd/es/flex';
import { useState } from 'react';
import { z } from 'zod';
import { activityDetailSchema } from '../../contract/activities.js';
import { Failure } from '../parts/failure.js';
import { QueryView } from '../parts/query-view.js';
import { ReasonDialog } from '../parts/reason-dialog.js';
import { activityMessages } from '../text/activity-messages.js';
import { words } from '../text/words.js';
import { ShiftPanel } from './shift-panel.js';

type Detail = z.output<typeof activityDetailSchema>;

/** One activity with its shifts and who comes to each. */
export function ActivityView({ id, onBack }: { id: string; onBack: () => void }) {
  const t = useMessages(activityMessages);
  const query = usePluginQuery({ path: `/activities/${id}`, response: activityDetailSchema });
  return (
    <div className="yige-page">
      <div>
        <Button onClick={onBack}>{t('back')}</Button>
      </div>
      <QueryView query={query}>{(activity) => <Activity activity={activity} />}</QueryView>
    </div>
  );
}

function Activity({ activity }: { activity: Detail }) {
  const t = useMessages(activityMessages);
  const word = useMessages(words);
  const mayOrganise = usePluginPermission('volunteering:activity.organise');
  const { title, kind, place, state, cancelReason, organiser, shifts, signUps } = activity;
  const now = useNow().getTime();
  const isOver = shifts.every(({ endsAt }) => Date.parse(endsAt) < now);
  return (
    <>
      <header className="yige-page-head">
        <h1>
          {title} {state === 'draft' && <StatusChip status="notStarted" label={t('draft')} />}
          {state === 'cancelled' && <StatusChip status="withdrawn" label={t('cancelled')} />}
        </h1>
        {mayOrganise && state !== 'cancelled' && !isOver && <Moves activity={activity} />}
      </header>
      <FactList
        facts={[
          { label: t('kind'), value: word(`kind.${kind}`) },
          { label: t('place'), value: place },
          { label: t('organiser'), value: organiser },
          ...(cancelReason === null ? [] : [{ label: t('cancelReasonShown'), value: cancelReason }]),
        ]}
      />
      {shifts.map((shift) => (
        <ShiftPanel
          key={shift.id}
          title={title}
          shift={shift}
          signUps={signUps.filter(({ shiftId }) => shiftId === shift.id)}
          open={mayOrganise && state === 'published'}
        />
      ))}
    </>
  );
}

const nothing = z.undefined();

function Moves({ activity: { id, state } }: { activity: Detail }) {
  const t = useMessages(activityMessages);
  const announce = useAnnounce();
  const [cancelling, setCancelling] = useState(false);
  const publish = usePluginMutation({ method: 'POST', path: `/activities/${id}/publish`, response: nothing });
  const cancel = usePluginMutation<typeof nothing, { reason: string }>({
    method: 'POST',
    path: `/activities/${id}/cancel`,
    response: nothing,
  });
  return (
    <Flex wrap gap="small">
      {state === 'draft' && (
        <Button
          type="primary"
          loading={publish.isPending}
          onClick={() => publish.mutate(undefined, { onSuccess: () => announce(t('published')) })}
        >
          {t('publish')}
        </Button>
      )}
      <Button danger onClick={() => setCancelling(true)}>
        {t('cancelActivity')}
      </Button>
      <Failure of={publish.error} />
      {cancelling && (
        <ReasonDialog
          title={t('cancelTitle')}
          action={t('cancelActivity')}
          reasonHint={t('cancelReason')}
          danger
          busy={cancel.isPending}
          failure={cancel.error}
          onSubmit={(reason) => cancel.mutate({ reason }, { onSuccess: () => setCancelling(false) })}
          onClose={() => setCancelling(false)}
        />
      )}
    </Flex>
  );
}
