import { useMutation } from '@tanstack/react-query';
import type { Plugin } from '@yige/contracts';
import { useAnnounce, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import Popconfirm from 'antd/es/popconfirm';
import { client } from '../../../api/client.js';
import { Fault } from '../../../security/fault.js';
import { useRefresh } from '../plugin-queries.js';
import { versionMessages } from './version-messages.js';

/** Deletes a version that no unit has. */
export function RemoveButton({ plugin: { id }, version }: { plugin: Plugin; version: string }) {
  const t = useMessages(versionMessages);
  const announce = useAnnounce();
  const refresh = useRefresh();
  const remove = useMutation({
    mutationFn: () => client.plugins.removeVersion({ params: { id, version } }),
    onSuccess: () => announce(t('done')),
    onSettled: refresh,
  });
  return (
    <>
      <Popconfirm
        title={t('removeTitle', { version })}
        description={<p className="plugin-question">{t('removeHint')}</p>}
        okText={t('removeNow', { version })}
        okButtonProps={{ danger: true }}
        cancelText={t('keep')}
        onConfirm={() => remove.mutate()}
      >
        <Button loading={remove.isPending}>{t('remove')}</Button>
      </Popconfirm>
      <Fault error={remove.error} />
    </>
  );
}
