import type { Plugin } from '@yige/contracts';
import { useAnnounce, useLocalized, useMessages } from '@yige/ui';
import Input from 'antd/es/input';
import Modal from 'antd/es/modal';
import { useId, useState } from 'react';
import { client } from '../../../api/client.js';
import { Fault } from '../../../security/fault.js';
import { pluginMessages } from '../plugin-messages.js';
import { usePluginChange } from '../plugin-queries.js';
import { isReason } from '../removal/plugin-data.js';

/** Says what a pause means, and asks what it is for. */
export function PauseDialog({ plugin, onClose }: { plugin: Plugin; onClose: () => void }) {
  const t = useMessages(pluginMessages);
  const localized = useLocalized();
  const announce = useAnnounce();
  const reasonId = useId();
  const [reason, setReason] = useState('');
  const name = localized(plugin.name);
  const pause = usePluginChange(() => client.plugins.pause({ params: { id: plugin.id }, body: { reason } }));
  return (
    <Modal
      open
      title={t('pauseTitle', { name })}
      okText={t('pauseNow', { name })}
      cancelText={t('pauseKeep')}
      okButtonProps={{ danger: true, disabled: !isReason(reason) }}
      confirmLoading={pause.isPending}
      onOk={() =>
        pause.mutate(undefined, {
          onSuccess: () => {
            announce(t('pausedNow', { name }));
            onClose();
          },
        })
      }
      onCancel={onClose}
    >
      <div className="plugin-form">
        <p>{t('pauseHint')}</p>
        <div className="yige-field">
          <label className="yige-field-label" htmlFor={reasonId}>
            {t('pauseReason')}
          </label>
          <Input id={reasonId} value={reason} maxLength={500} onChange={({ target }) => setReason(target.value)} />
          <span className="yige-quiet">{t('pauseReasonHint')}</span>
        </div>
        <Fault error={pause.error} />
      </div>
    </Modal>
  );
}
