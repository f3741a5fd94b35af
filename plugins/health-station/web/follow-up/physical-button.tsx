import { useAnnounce, useMessages, usePluginMutation, useToday } from '@yige/plugin-sdk/web';
import Button from 'antd/es/button';
import Input from 'antd/es/input';
import Popconfirm from 'antd/es/popconfirm';
import { useState } from 'react';
import { z } from 'zod';
import { formMessages } from '../text/form-messages.js';

const nothing = z.undefined();

/** 年度体检: only that it was done, and when. */
export function PhysicalButton({ personId }: { personId: string }) {
  const t = useMessages(formMessages);
  const announce = useAnnounce();
  const today = useToday();
  const [on, setOn] = useState(today);
  const save = usePluginMutation<typeof nothing, { on: string }>({
    method: 'POST',
    path: `/patients/${personId}/physicals`,
    response: nothing,
  });
  return (
    <>
      <Popconfirm
        title={t('physicalAsk')}
        description={
          <Input
            type="date"
            aria-label={t('day')}
            value={on}
            max={today}
            onChange={({ target }) => target.value !== '' && setOn(target.value)}
          />
        }
        okText={t('save')}
        cancelText={t('cancel')}
        onConfirm={() => save.mutate({ on }, { onSuccess: () => announce(t('physicalSaved')) })}
      >
        <Button loading={save.isPending}>{t('recordPhysical')}</Button>
      </Popconfirm>
      {save.error !== null && (
        <p role="alert" className="yige-overdue">
          {save.error.message}
        </p>
      )}
    </>
  );
}
