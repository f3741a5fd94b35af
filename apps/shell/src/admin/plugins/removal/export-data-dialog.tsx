import { useMutation } from '@tanstack/react-query';
import type { Plugin } from '@yige/contracts';
import { useAnnounce, useLocalized, useMessages } from '@yige/ui';
import Modal from 'antd/es/modal';
import { useState } from 'react';
import { Fault } from '../../../security/fault.js';
import { isReason, keepPluginData } from './plugin-data.js';
import { ReasonField } from './reason-field.js';
import { removalMessages } from './removal-messages.js';

/** Everything that a plugin keeps, as a file, for a reason. */
export function ExportDataDialog({ plugin, onClose }: { plugin: Plugin; onClose: () => void }) {
  const t = useMessages(removalMessages);
  const localized = useLocalized();
  const announce = useAnnounce();
  const [reason, setReason] = useState('');
  const data = useMutation({
    mutationFn: () => keepPluginData(plugin.id, reason),
    onSuccess: (file) => {
      announce(t('exported', { file }));
      onClose();
    },
  });
  return (
    <Modal
      open
      title={t('exportTitle', { name: localized(plugin.name) })}
      okText={t('exportNow')}
      cancelText={t('cancel')}
      okButtonProps={{ disabled: !isReason(reason) }}
      confirmLoading={data.isPending}
      onOk={() => data.mutate()}
      onCancel={onClose}
    >
      <div className="plugin-form">
        <p>{t('exportHint')}</p>
        <ReasonField value={reason} onChange={setReason} />
        <Fault error={data.error} />
      </div>
    </Modal>
  );
}
