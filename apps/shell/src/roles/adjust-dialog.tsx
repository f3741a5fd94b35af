import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Permission, RoleDetails } from '@yige/contracts';
import { useAnnounce, useLocalized, useMessages } from '@yige/ui';
import Input from 'antd/es/input';
import Modal from 'antd/es/modal';
import { useId, useState } from 'react';
import { client } from '../api/client.js';
import { rolesMessages } from './roles-messages.js';

export interface Adjustment {
  permission: Permission;
  effect: 'granted' | 'revoked' | 'none';
}

interface AdjustDialogProps {
  role: RoleDetails;
  adjustment: Adjustment;
  onClose: () => void;
}

const SHORTEST_REASON = 4;
const verbs = { granted: 'give', revoked: 'take', none: 'restore' } as const;
const titles = { granted: 'giveTitle', revoked: 'takeTitle', none: 'restoreTitle' } as const;

/** Asks why before a role changes. */
export function AdjustDialog({ role, adjustment: { permission, effect }, onClose }: AdjustDialogProps) {
  const t = useMessages(rolesMessages);
  const localized = useLocalized();
  const announce = useAnnounce();
  const cache = useQueryClient();
  const reasonId = useId();
  const [reason, setReason] = useState('');
  const adjust = useMutation({
    mutationFn: () =>
      client.access.adjustRole({
        params: { role: role.role },
        body: { permission: permission.name, effect, reason: reason.trim() },
      }),
    onSuccess: () => {
      announce(t('changed'));
      onClose();
    },
    onSettled: () => cache.invalidateQueries({ queryKey: ['roles'] }),
  });
  return (
    <Modal
      open
      title={t(titles[effect], { role: localized(role.title), permission: localized(permission.title) })}
      okText={t(verbs[effect])}
      cancelText={t('cancel')}
      okButtonProps={{ danger: effect === 'revoked', disabled: reason.trim().length < SHORTEST_REASON }}
      confirmLoading={adjust.isPending}
      onOk={() => adjust.mutate()}
      onCancel={onClose}
    >
      <p>{t('affects', { count: role.holders })}</p>
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
      {adjust.error !== null && <div role="alert">{t('failed', { reason: adjust.error.message })}</div>}
    </Modal>
  );
}
