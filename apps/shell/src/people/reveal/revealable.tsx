import { corePermissions } from '@yige/contracts';
import { MaskedValue, useMessages } from '@yige/ui';
import { usePortal } from '../../app/portal.js';
import './reveal.css';
import { RevealForm } from './reveal-form.js';
import { revealMessages } from './reveal-messages.js';
import { HidesItself, RevealPrompt } from './reveal-prompt.js';
import { useReveal } from './use-reveal.js';

interface RevealableProps {
  personId: string;
  field: 'idNumber' | 'phone' | 'furtherPhone';
  /** Which further phone, and whose it is. */
  further?: { id: string; label: string };
  /** As core masked it. */
  masked: string;
}

/** A masked number; who may see it whole gives a reason and has it for a minute. */
export function Revealable({ personId, field, further, masked }: RevealableProps) {
  const t = useMessages(revealMessages);
  const { permissions } = usePortal();
  const reveal = useReveal(personId, (answer) => answer[field] ?? null);
  const name = further === undefined ? t(field) : t('phoneOf', { label: further.label });
  if (!permissions.includes(corePermissions.personReveal)) return <MaskedValue value={masked} />;
  if (reveal.value !== null) {
    return (
      <span className="revealable">
        <strong className="revealed">{grouped(field, reveal.value.shown) ?? t('nothing')}</strong>{' '}
        <HidesItself text={t('hidesIn', { seconds: reveal.secondsLeft })} hide={t('hide')} onHide={reveal.hide} />
      </span>
    );
  }
  return (
    <span className="revealable">
      <MaskedValue value={masked} />{' '}
      <RevealPrompt
        text={t('look')}
        label={t('lookAt', { field: name })}
        open={reveal.open}
        onChange={reveal.change}
        form={
          <RevealForm
            personId={personId}
            title={t('title', { field: name })}
            pending={reveal.pending}
            failure={reveal.failure}
            onReveal={(request) =>
              void reveal.ask({ ...request, fields: [field], ...(further && { phoneId: further.id }) })
            }
            onCancel={() => reveal.change(false)}
          />
        }
      />
    </span>
  );
}

/** A mobile number as people read it: 199 0000 0317. */
function grouped(field: RevealableProps['field'], value: string | null): string | null {
  if (field === 'idNumber' || value === null) return value;
  return value.replace(/^(\d{3})(\d{4})(\d{4})$/, '$1 $2 $3');
}
