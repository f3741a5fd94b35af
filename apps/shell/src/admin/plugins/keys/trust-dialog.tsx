import { useMutation } from '@tanstack/react-query';
import { useAnnounce, useMessages } from '@yige/ui';
import Input from 'antd/es/input';
import Modal from 'antd/es/modal';
import { useId, useState } from 'react';
import { client } from '../../../api/client.js';
import { message } from '../../../feedback/feedback.js';
import { FileField } from '../file-field.js';
import { ProblemView } from '../install/problem-view.js';
import { useRefresh } from '../plugin-queries.js';
import { keyMessages } from './key-messages.js';
import { shortKey } from './short-key.js';

/** Takes a bureau's public key into the list. The fingerprint that is said afterwards is compared with the bureau's. */
export function TrustDialog({ onClose }: { onClose: () => void }) {
  const t = useMessages(keyMessages);
  const ids = { owner: useId(), key: useId(), plugins: useId() };
  const announce = useAnnounce();
  const refresh = useRefresh();
  const [owner, setOwner] = useState('');
  const [publicKey, setPublicKey] = useState('');
  const [plugins, setPlugins] = useState('');
  const trust = useMutation({
    mutationFn: () => client.pluginTrust.trust({ body: { owner: owner.trim(), publicKey, plugins: idsIn(plugins) } }),
    onSuccess: ({ keyId }) => {
      const text = t('addedNow', { key: shortKey(keyId) });
      message.success(text);
      announce(text);
      onClose();
    },
    onSettled: refresh,
  });
  return (
    <Modal
      open
      title={t('addTitle')}
      okText={t('addNow')}
      cancelText={t('cancel')}
      okButtonProps={{ disabled: owner.trim() === '' || publicKey.trim() === '' }}
      confirmLoading={trust.isPending}
      onOk={() => trust.mutate()}
      onCancel={onClose}
    >
      <div className="plugin-form">
        <div className="yige-field">
          <label className="yige-field-label" htmlFor={ids.owner}>
            {t('owner')}
          </label>
          <Input
            id={ids.owner}
            maxLength={100}
            value={owner}
            aria-describedby={`${ids.owner}-note`}
            onChange={({ target }) => setOwner(target.value)}
          />
          <span id={`${ids.owner}-note`} className="yige-quiet">
            {t('ownerHint')}
          </span>
        </div>
        <div className="yige-field">
          <label className="yige-field-label" htmlFor={ids.key}>
            {t('publicKey')}
          </label>
          <Input.TextArea
            id={ids.key}
            className="plugin-pem"
            rows={4}
            maxLength={1_000}
            spellCheck={false}
            value={publicKey}
            aria-describedby={`${ids.key}-note`}
            onChange={({ target }) => setPublicKey(target.value)}
          />
          <span id={`${ids.key}-note`} className="yige-quiet">
            {t('publicKeyHint')}
          </span>
        </div>
        <FileField
          label={t('readFile')}
          accept=".pem,.pub,.txt"
          hint={t('fileHint')}
          fault={undefined}
          onChange={(file) => void file?.slice(0, 1_000).text().then(setPublicKey)}
        />
        <div className="yige-field">
          <label className="yige-field-label" htmlFor={ids.plugins}>
            {t('onlyPlugins')} <span className="yige-field-optional">{t('optional')}</span>
          </label>
          <Input
            id={ids.plugins}
            value={plugins}
            autoComplete="off"
            aria-describedby={`${ids.plugins}-note`}
            onChange={({ target }) => setPlugins(target.value)}
          />
          <span id={`${ids.plugins}-note`} className="yige-quiet">
            {t('onlyPluginsHint')}
          </span>
        </div>
        <ProblemView error={trust.error} />
      </div>
    </Modal>
  );
}

function idsIn(text: string): string[] {
  return text.split(/[\s,，、]+/).filter((id) => id !== '');
}
