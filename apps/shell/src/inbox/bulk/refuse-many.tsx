import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type RefusalReason, refusalReasonSchema, type TaskBulkResult } from '@yige/contracts';
import { ChoiceButtons, useMessages } from '@yige/ui';
import Modal from 'antd/es/modal';
import { useState } from 'react';
import { admissionMessages } from '../../admission/admission-messages.js';
import { client } from '../../api/client.js';
import { Fault } from '../../security/fault.js';
import { bulkMessages } from './bulk-messages.js';

interface RefuseManyProps {
  taskIds: readonly string[];
  onClose: () => void;
  onDone: (items: TaskBulkResult['items']) => void;
}

/** Refuses what came outside an admission, all for one reason. */
export function RefuseMany({ taskIds, onClose, onDone }: RefuseManyProps) {
  const t = useMessages(bulkMessages);
  const words = useMessages(admissionMessages);
  const cache = useQueryClient();
  const [reason, setReason] = useState<RefusalReason>('notAdmitted');
  const refuse = useMutation({
    mutationFn: () => client.refusalRecord.refuseMany({ body: { taskIds: [...taskIds], reason } }),
    onSuccess: ({ items }) => onDone(items),
    onSettled: () => void cache.invalidateQueries({ queryKey: ['tasks'] }),
  });
  const title = t('refuseMany', { count: taskIds.length });
  return (
    <Modal
      open
      title={title}
      okText={title}
      cancelText={t('keep')}
      okButtonProps={{ danger: true }}
      confirmLoading={refuse.isPending}
      onCancel={onClose}
      onOk={() => refuse.mutate()}
    >
      <ChoiceButtons
        label={words('refuseHint')}
        columns={2}
        value={reason}
        options={refusalReasonSchema.options.map((value) => ({ value, label: words(`refusal.${value}`) }))}
        onChange={setReason}
      />
      <Fault error={refuse.error} />
    </Modal>
  );
}
