import type { Plugin } from '@yige/contracts';
import { useAnnounce, useLocalized, useMessages } from '@yige/ui';
import Modal from 'antd/es/modal';
import { client } from '../../api/client.js';
import { Fault } from '../../security/fault.js';
import { pluginMessages } from './plugin-messages.js';
import { usePluginChange } from './plugin-queries.js';

/** Takes the plugin from everybody, the units on trial too, once it was said what that means. */
export function DisableDialog({ plugin, onClose }: { plugin: Plugin; onClose: () => void }) {
  const t = useMessages(pluginMessages);
  const localized = useLocalized();
  const announce = useAnnounce();
  const name = localized(plugin.name);
  const disable = usePluginChange(() =>
    client.plugins.update({ params: { id: plugin.id }, body: { enabledVersion: null, everywhere: true } }),
  );
  return (
    <Modal
      open
      title={t('disableTitle', { name })}
      okText={t('disableNow', { name })}
      cancelText={t('keep')}
      okButtonProps={{ danger: true }}
      confirmLoading={disable.isPending}
      onOk={() =>
        disable.mutate(undefined, {
          onSuccess: () => {
            announce(t('disabledNow', { name }));
            onClose();
          },
        })
      }
      onCancel={onClose}
    >
      <p>{t('disableHint', { count: plugin.versions.reduce((sum, { communities }) => sum + communities, 0) })}</p>
      <Fault error={disable.error} />
    </Modal>
  );
}
