import { useMessages } from '@yige/ui';
import Modal from 'antd/es/modal';
import { inboxMessages } from './inbox-messages.js';
import './key-help.css';

/** The keys of the list, where they are used. */
export function KeyHelp({ onClose }: { onClose: () => void }) {
  const t = useMessages(inboxMessages);
  const keys = [
    ['J / K', t('keyNext')],
    ['Esc', t('keyBack')],
    ['1 – 4', t('keyBoxes')],
    ['A', t('accept')],
    ['C', t('claim')],
    ['S', t('submit')],
    ['M', t('keyComment')],
    ['X', t('keyTick')],
    ['Shift', t('keyRange')],
    ['?', t('keyHelp')],
  ];
  return (
    <Modal
      open
      title={t('keys')}
      okText={t('close')}
      cancelButtonProps={{ hidden: true }}
      onOk={onClose}
      onCancel={onClose}
      width={360}
    >
      <dl className="inbox-keys">
        {keys.map(([key, meaning]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
