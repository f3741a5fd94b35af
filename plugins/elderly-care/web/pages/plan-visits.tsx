import {
  calendarDay,
  LoadingView,
  useAnnounce,
  useFormat,
  useMessages,
  usePluginMutation,
  usePluginQuery,
  usePortal,
} from '@yige/plugin-sdk/web';
import Modal from 'antd/es/modal';
import { planSchema } from '../../contract.js';
import { elderMessages } from '../text/elder-messages.js';

const AHEAD = 30;

/** Says what planning would do before it does it. */
export function PlanVisits({ onClose }: { onClose: () => void }) {
  const t = useMessages(elderMessages);
  const format = useFormat();
  const announce = useAnnounce();
  const { timeZone } = usePortal();
  const until = calendarDay(new Date(Date.now() + AHEAD * 86_400_000), timeZone);
  const preview = usePluginQuery({ path: '/visit-plan', query: { until }, response: planSchema });
  const plan = usePluginMutation<typeof planSchema, { until: string }>({
    method: 'POST',
    path: '/visit-plan',
    response: planSchema,
  });
  const count = preview.data?.due ?? 0;
  const date = format.date(until);
  const confirm = () => {
    plan.mutate(
      { until },
      {
        onSuccess: ({ planned }) => {
          announce(t('planDone', { count: planned }));
          onClose();
        },
      },
    );
  };
  return (
    <Modal
      open
      title={t('planTitle')}
      okText={count === 0 ? t('close') : t('planConfirm', { count })}
      cancelText={t('cancel')}
      confirmLoading={plan.isPending}
      okButtonProps={{ disabled: preview.isLoading }}
      cancelButtonProps={{ hidden: count === 0 }}
      onOk={count === 0 ? onClose : confirm}
      onCancel={onClose}
    >
      {preview.isLoading ? <LoadingView /> : <p>{t(count === 0 ? 'planNothing' : 'planUntil', { date, count })}</p>}
      {(preview.error ?? plan.error) !== null && <p role="alert">{(preview.error ?? plan.error)?.message}</p>}
    </Modal>
  );
}
