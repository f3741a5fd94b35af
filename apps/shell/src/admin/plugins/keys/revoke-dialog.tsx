import { useMutation } from '@tanstack/react-query';
import type { KeyRevocation, Plugin, TrustedKey } from '@yige/contracts';
import { ChoiceButtons, useAnnounce, useFormat, useMessages } from '@yige/ui';
import Input from 'antd/es/input';
import Modal from 'antd/es/modal';
import { useId, useState } from 'react';
import { client } from '../../../api/client.js';
import { Fault } from '../../../security/fault.js';
import { usePlugins, useRefresh } from '../plugin-queries.js';
import { keyMessages } from './key-messages.js';
import { usePluginName } from './key-row.js';
import { shortKey } from './short-key.js';

const SHORTEST_REASON = 2;

/** Trusts a key no longer; of a compromised one it says first what is taken away, and from how many. */
export function RevokeDialog({ trusted, onClose }: { trusted: TrustedKey; onClose: () => void }) {
  const t = useMessages(keyMessages);
  const format = useFormat();
  const nameOf = usePluginName();
  const announce = useAnnounce();
  const refresh = useRefresh();
  const reasonId = useId();
  const plugins = usePlugins();
  const [kind, setKind] = useState<KeyRevocation | null>(trusted.revoked === null ? null : 'compromised');
  const [reason, setReason] = useState('');
  const revoke = useMutation({
    mutationFn: (given: KeyRevocation) =>
      client.pluginTrust.revoke({ params: { keyId: trusted.keyId }, body: { kind: given, reason: reason.trim() } }),
    onSuccess: () => {
      announce(t('revokedNow'));
      onClose();
    },
    onSettled: refresh,
  });
  const used = usedOf(trusted, plugins.data ?? []);
  const takes = kind === 'compromised' && used.length > 0;
  return (
    <Modal
      open
      title={t('revokeTitle', { owner: trusted.owner, key: shortKey(trusted.keyId) })}
      okText={takes ? t('revokeAndTake', { count: used.length }) : t('revokeNow')}
      cancelText={t('cancel')}
      okButtonProps={{ danger: true, disabled: kind === null || reason.trim().length < SHORTEST_REASON }}
      confirmLoading={revoke.isPending}
      onOk={() => kind !== null && revoke.mutate(kind)}
      onCancel={onClose}
    >
      <div className="plugin-form">
        <ChoiceButtons
          label={t('kind')}
          value={kind}
          onChange={setKind}
          columns={1}
          options={[
            { value: 'retired', label: t('kindRetired'), disabled: trusted.revoked !== null },
            { value: 'compromised', label: t('kindCompromised') },
          ]}
        />
        {kind === 'retired' && <p>{t('retiredHint')}</p>}
        {kind === 'compromised' && (
          <p>
            {t('compromisedHint')}{' '}
            <strong>
              {used.length === 0
                ? t('takesNothing')
                : t('takesAway', {
                    versions: format.list(used.map(({ id, version }) => `${nameOf(id)} ${version}`)),
                    count: used.reduce((sum, { communities }) => sum + communities, 0),
                  })}
            </strong>
          </p>
        )}
        <label className="yige-field" htmlFor={reasonId}>
          <span className="yige-field-label">{t('reason')}</span>
          <Input
            id={reasonId}
            value={reason}
            maxLength={500}
            placeholder={t('reasonHint')}
            onChange={({ target }) => setReason(target.value)}
          />
        </label>
        <Fault error={revoke.error} />
      </div>
    </Modal>
  );
}

/** Versions that the key signed and some community has now. */
function usedOf(
  { signed }: TrustedKey,
  plugins: readonly Plugin[],
): { id: string; version: string; communities: number }[] {
  return plugins.flatMap(({ id, versions }) =>
    versions
      .filter(
        ({ version, communities }) =>
          communities > 0 && signed.some((one) => one.pluginId === id && one.version === version),
      )
      .map(({ version, communities }) => ({ id, version, communities })),
  );
}
