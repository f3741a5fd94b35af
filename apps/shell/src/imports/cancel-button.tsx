import type { Import } from '@yige/contracts';
import { useFormat, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import Modal from 'antd/es/modal';
import { useState } from 'react';
import { importMessages } from './import-messages.js';
import { useStep } from './import-queries.js';

/** Asks first, and says what stays. */
export function CancelButton({ one }: { one: Import }) {
  const t = useMessages(importMessages);
  const format = useFormat();
  const [asking, setAsking] = useState(false);
  const cancel = useStep(one.id, 'cancel');
  const loaded = one.counts.created + one.counts.changed;
  return (
    <>
      <Button onClick={() => setAsking(true)}>{t('cancel')}</Button>
      <Modal
        open={asking}
        title={t('cancelTitle')}
        okText={t('cancel')}
        cancelText={t('keep')}
        okButtonProps={{ danger: true, loading: cancel.isPending }}
        onCancel={() => setAsking(false)}
        onOk={() => cancel.mutate(undefined, { onSettled: () => setAsking(false) })}
      >
        <p>{one.state === 'running' ? t('cancelRunning', { count: format.count(loaded) }) : t('cancelHint')}</p>
      </Modal>
    </>
  );
}
