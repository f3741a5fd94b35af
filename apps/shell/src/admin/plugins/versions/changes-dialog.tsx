import type { PluginVersion } from '@yige/contracts';
import { FactList, useFormat, useLocalized, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import Modal from 'antd/es/modal';
import { versionMessages } from './version-messages.js';

/** What is new in a version, as its bureau says, and where it runs. */
export function ChangesDialog({ version, onClose }: { version: PluginVersion; onClose: () => void }) {
  const t = useMessages(versionMessages);
  const format = useFormat();
  const localized = useLocalized();
  const { changes, baseUrl, sdk, registeredAt } = version;
  return (
    <Modal
      open
      title={t('changesTitle', { version: version.version })}
      onCancel={onClose}
      footer={<Button onClick={onClose}>{t('close')}</Button>}
    >
      <p className="plugin-changes">{changes === null ? t('noChanges') : localized(changes)}</p>
      <FactList
        facts={[
          { label: t('address'), value: <code>{baseUrl}</code> },
          { label: t('sdk'), value: sdk },
          { label: t('installedAt'), value: format.dateTime(registeredAt) },
        ]}
      />
    </Modal>
  );
}
