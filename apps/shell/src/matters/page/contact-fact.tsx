import { type Matter, type MatterContact, REVEAL_SECONDS } from '@yige/contracts';
import { Icon, MaskedValue, useAnnounce, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import Input from 'antd/es/input';
import Modal from 'antd/es/modal';
import { useId, useState } from 'react';
import { client } from '../../api/client.js';
import { revealMessages } from '../../people/reveal/reveal-messages.js';
import { useRevealed } from '../../people/reveal/use-revealed.js';
import { Fault } from '../../security/fault.js';
import { matterMessages } from '../matter-messages.js';
import '../../people/reveal/reveal.css';

const SHORTEST_REASON = 4;

/** The resident who told of it, masked; who may see it whole gives a reason and has it for a minute. */
export function ContactFact({ matter: { id, revealable }, contact }: { matter: Matter; contact: MatterContact }) {
  const t = useMessages(revealMessages);
  const announce = useAnnounce();
  const { revealed, secondsLeft, show, hide } = useRevealed<string | null>();
  const [asking, setAsking] = useState(false);
  if (revealed !== null) {
    return (
      <span className="revealable">
        <strong className="revealed">{revealed.value ?? t('nothing')}</strong>{' '}
        <small className="yige-quiet">{t('hidesIn', { seconds: secondsLeft })}</small>{' '}
        <button type="button" className="yige-link-button" onClick={hide}>
          {t('hide')}
        </button>
      </span>
    );
  }
  return (
    <span className="revealable">
      {contact.name} {contact.phone !== null && <MaskedValue value={contact.phone} />}
      {revealable && (
        <button type="button" className="yige-link-button" onClick={() => setAsking(true)}>
          <Icon name="eye" size={16} /> {t('look')}
        </button>
      )}
      {asking && (
        <ReasonDialog
          id={id}
          onClose={() => setAsking(false)}
          onShown={(value) => {
            setAsking(false);
            show(value, REVEAL_SECONDS);
            announce(t('shown', { seconds: REVEAL_SECONDS }));
          }}
        />
      )}
    </span>
  );
}

interface ReasonDialogProps {
  id: string;
  onClose: () => void;
  onShown: (value: string | null) => void;
}

function ReasonDialog({ id, onClose, onShown }: ReasonDialogProps) {
  const t = useMessages(revealMessages);
  const own = useMessages(matterMessages);
  const field = useId();
  const [reason, setReason] = useState('');
  const [pending, setPending] = useState(false);
  const [fault, setFault] = useState<unknown>(null);
  // Not a mutation of the query client, which would keep the answer.
  const reveal = async () => {
    setPending(true);
    setFault(null);
    try {
      const { name, phone } = await client.matters.reveal({ params: { id }, body: { reason: reason.trim() } });
      onShown([name, phone].filter((part) => part !== null).join(' '));
    } catch (error) {
      setFault(error);
      setPending(false);
    }
  };
  return (
    <Modal
      open
      title={t('title', { field: own('contact') })}
      onCancel={onClose}
      footer={[
        <Button key="cancel" onClick={onClose}>
          {t('cancel')}
        </Button>,
        <Button
          key="show"
          type="primary"
          loading={pending}
          disabled={reason.trim().length < SHORTEST_REASON}
          onClick={() => void reveal()}
        >
          {t('show', { seconds: REVEAL_SECONDS })}
        </Button>,
      ]}
    >
      <p className="yige-quiet">{t('recorded')}</p>
      <label className="yige-field-label" htmlFor={field}>
        {t('why')}
      </label>
      <Input
        id={field}
        autoFocus
        value={reason}
        maxLength={200}
        placeholder={t('sayHint')}
        onChange={({ target }) => setReason(target.value)}
      />
      <Fault error={fault} />
    </Modal>
  );
}
