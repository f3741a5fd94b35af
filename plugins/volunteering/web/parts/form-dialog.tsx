import { useMessages } from '@yige/plugin-sdk/web';
import Modal from 'antd/es/modal';
import type { ReactNode } from 'react';
import { words } from '../text/words.js';
import { Failure } from './failure.js';

interface FormDialogProps {
  title: string;
  /** What the button does. */
  action: string;
  /** Whether everything that is needed has been filled in. */
  ready: boolean;
  busy: boolean;
  failure: Error | null;
  danger?: boolean;
  onSubmit: () => void;
  onClose: () => void;
  children: ReactNode;
}

/** A few questions before something is done; a refusal stands below them, and what was filled in stays. */
export function FormDialog({ title, action, ready, busy, failure, danger = false, ...rest }: FormDialogProps) {
  const t = useMessages(words);
  return (
    <Modal
      open
      title={title}
      okText={action}
      cancelText={t('cancel')}
      okButtonProps={{ danger, disabled: !ready }}
      confirmLoading={busy}
      onOk={rest.onSubmit}
      onCancel={rest.onClose}
    >
      <div style={{ display: 'grid', gap: 'var(--ant-padding-sm)' }}>
        {rest.children}
        <Failure of={failure} />
      </div>
    </Modal>
  );
}
