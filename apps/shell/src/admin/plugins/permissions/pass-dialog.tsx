import { useQuery } from '@tanstack/react-query';
import type { Plugin } from '@yige/contracts';
import { FactList, LoadingView, useFormat, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import Modal from 'antd/es/modal';
import { client } from '../../../api/client.js';
import { CopyText } from '../copy-text.js';
import { permissionMessages } from './permission-messages.js';

/** Who decides, and the way to this page for them. */
export function PassDialog({ plugin: { id }, onClose }: { plugin: Plugin; onClose: () => void }) {
  const t = useMessages(permissionMessages);
  const format = useFormat();
  const officers = useQuery({
    queryKey: ['staff', 'security-administrators'],
    queryFn: ({ signal }) =>
      client.staff.list({ query: { role: 'securityAdministrator', state: 'current', limit: 20 }, signal }),
  });
  const names = officers.data?.items.map(({ displayName, officePhone }) =>
    officePhone === null ? displayName : `${displayName} ${officePhone}`,
  );
  return (
    <Modal open title={t('passTitle')} onCancel={onClose} footer={<Button onClick={onClose}>{t('close')}</Button>}>
      <p>{t('passHint')}</p>
      {officers.isLoading ? (
        <LoadingView />
      ) : (
        <FactList
          facts={[
            {
              label: t('officers'),
              value: names === undefined ? null : names.length > 0 ? format.list(names) : t('noOfficer'),
            },
            {
              label: t('link'),
              value: <CopyText text={`${window.location.origin}/plugins/${id}`} label={t('copy')} />,
            },
          ]}
        />
      )}
    </Modal>
  );
}
