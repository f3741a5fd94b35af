import { useQueryClient } from '@tanstack/react-query';
import { corePermissions, type RevealableField } from '@yige/contracts';
import { Icon, MaskedValue, useAnnounce, useDisplay, useMessages } from '@yige/ui';
import Drawer from 'antd/es/drawer';
import Popover from 'antd/es/popover';
import { useState } from 'react';
import { client } from '../../api/client.js';
import { usePortal } from '../../app/portal.js';
import './reveal.css';
import { RevealForm, type RevealRequest } from './reveal-form.js';
import { revealMessages } from './reveal-messages.js';
import { useRevealed } from './use-revealed.js';

interface RevealableProps {
  personId: string;
  field: RevealableField;
  /** As core masked it. */
  masked: string;
}

/** A masked number; who may see it whole gives a reason and has it for a minute. */
export function Revealable({ personId, field, masked }: RevealableProps) {
  const t = useMessages(revealMessages);
  const { phone } = useDisplay();
  const announce = useAnnounce();
  const cache = useQueryClient();
  const { permissions } = usePortal();
  const { revealed, secondsLeft, show, hide } = useRevealed();
  const [open, setOpen] = useState(false);
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  // Not a mutation of the query client, which would keep the answer.
  const reveal = async ({ reason, taskId }: RevealRequest) => {
    setPending(true);
    setFailure(null);
    try {
      const answer = await client.reveals.reveal({
        params: { id: personId },
        body: { fields: [field], reason, ...(taskId === undefined ? {} : { taskId }) },
      });
      show(answer[field] ?? null, answer.hideAfter);
      setOpen(false);
      announce(t('shown', { seconds: answer.hideAfter }));
      void cache.invalidateQueries({ queryKey: ['people', 'readers', personId] });
    } catch (error) {
      setFailure(error instanceof Error ? error.message : String(error));
    } finally {
      setPending(false);
    }
  };
  if (!permissions.includes(corePermissions.personReveal)) return <MaskedValue value={masked} />;
  if (revealed !== null) {
    return (
      <span className="revealable">
        <strong className="revealed">{grouped(field, revealed.value) ?? t('nothing')}</strong>{' '}
        <small className="yige-quiet">{t('hidesIn', { seconds: secondsLeft })}</small>{' '}
        <button
          type="button"
          className="yige-link-button"
          onClick={() => {
            hide();
            announce(t('hidden'));
          }}
        >
          {t('hide')}
        </button>
      </span>
    );
  }
  const form = (
    <RevealForm
      personId={personId}
      field={field}
      pending={pending}
      failure={failure}
      onReveal={(request) => void reveal(request)}
      onCancel={() => setOpen(false)}
    />
  );
  const change = (next: boolean) => {
    setOpen(next);
    setFailure(null);
  };
  const button = (
    <button
      type="button"
      className="yige-link-button"
      aria-label={t('lookAt', { field: t(field) })}
      onClick={phone ? () => change(true) : undefined}
    >
      <Icon name="eye" size={16} /> {t('look')}
    </button>
  );
  return (
    <span className="revealable">
      <MaskedValue value={masked} />{' '}
      {phone ? (
        <>
          {button}
          <Drawer
            open={open}
            placement="bottom"
            size="auto"
            closable={false}
            destroyOnHidden
            title={null}
            onClose={() => change(false)}
          >
            {form}
          </Drawer>
        </>
      ) : (
        <Popover
          open={open}
          trigger={['click']}
          placement="bottomLeft"
          destroyOnHidden
          content={form}
          onOpenChange={change}
        >
          {button}
        </Popover>
      )}
    </span>
  );
}

/** A mobile number as people read it: 199 0000 0317. */
function grouped(field: RevealableField, value: string | null): string | null {
  if (field !== 'phone' || value === null) return value;
  return value.replace(/^(\d{3})(\d{4})(\d{4})$/, '$1 $2 $3');
}
