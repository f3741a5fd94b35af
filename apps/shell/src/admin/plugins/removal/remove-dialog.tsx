import { useMutation } from '@tanstack/react-query';
import type { Plugin } from '@yige/contracts';
import { ChoiceButtons, useAnnounce, useLocalized, useMessages } from '@yige/ui';
import Modal from 'antd/es/modal';
import { useState } from 'react';
import { client } from '../../../api/client.js';
import { Fault } from '../../../security/fault.js';
import { useRefresh } from '../plugin-queries.js';
import { isReason, keepPluginData } from './plugin-data.js';
import { ReasonField } from './reason-field.js';
import { removalMessages } from './removal-messages.js';

/** Takes a plugin that nobody has out of the portal, once it was said what goes and what stays. */
export function RemoveDialog({ plugin: { id, name: names }, onClose }: { plugin: Plugin; onClose: () => void }) {
  const t = useMessages(removalMessages);
  const name = useLocalized()(names);
  const announce = useAnnounce();
  const refresh = useRefresh();
  const [data, setData] = useState<'kept' | 'exported'>('kept');
  const [reason, setReason] = useState('');
  const remove = useMutation({
    mutationFn: async () => {
      // What could not be exported is not removed.
      if (data === 'exported') await keepPluginData(id, reason);
      await client.plugins.remove({ params: { id } });
    },
    onSuccess: () => {
      announce(t('removedNow', { name }));
      onClose();
    },
    onSettled: refresh,
  });
  return (
    <Modal
      open
      title={t('removeTitle', { name })}
      okText={t('removeNow', { name })}
      cancelText={t('keep')}
      okButtonProps={{ danger: true, disabled: data === 'exported' && !isReason(reason) }}
      confirmLoading={remove.isPending}
      onOk={() => remove.mutate()}
      onCancel={onClose}
    >
      <div className="plugin-form">
        <p>{t('gone', { name })}</p>
        <p>{t('stays', { name })}</p>
        <ChoiceButtons
          label={t('data')}
          value={data}
          onChange={setData}
          columns={1}
          options={[
            { value: 'kept', label: t('dataKept') },
            { value: 'exported', label: t('dataExported') },
          ]}
        />
        {data === 'exported' && <ReasonField value={reason} onChange={setReason} />}
        <Fault error={remove.error} />
      </div>
    </Modal>
  );
}
