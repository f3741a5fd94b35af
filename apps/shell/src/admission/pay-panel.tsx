import { type Admission, newId } from '@yige/contracts';
import { calendarDay, Panel, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import Input from 'antd/es/input';
import { useState } from 'react';
import { client } from '../api/client.js';
import { usePortal } from '../app/portal.js';
import { Field } from '../people/forms/field.js';
import { UnitSelect } from '../staff/unit-select.js';
import { useDeed } from './admission-queries.js';
import { fen } from './application-draft.js';
import { fundingMessages } from './funding-messages.js';

/** The bureau's finance records what it paid to a community for a month. */
export function PayPanel({ admission: { id: admissionId } }: { admission: Admission }) {
  const t = useMessages(fundingMessages);
  const { timeZone } = usePortal();
  const [unitId, setUnitId] = useState<string | null>(null);
  const [month, setMonth] = useState(() => calendarDay(new Date(), timeZone).slice(0, 7));
  const [amount, setAmount] = useState('');
  const [document, setDocument] = useState('');
  // The same tap sent twice is one payment; what was recorded makes room for the next.
  const [key, setKey] = useState(newId);
  const deed = useDeed(
    (paid: { unitId: string; amountFen: number }) =>
      client.taskFunding.pay({
        body: { admissionId, month, document: document.trim(), ...paid },
        idempotencyKey: key,
      }),
    () => {
      setKey(newId());
      setAmount('');
      setDocument('');
    },
  );
  const amountFen = fen(amount);
  const ready = unitId !== null && amountFen !== null && amountFen > 0 && month !== '' && document.trim().length >= 2;
  const errorAt = (pointer: string) => deed.errors.find((fault) => fault.pointer === pointer)?.message;
  return (
    <Panel title={t('pay')}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) deed.run({ unitId, amountFen });
        }}
      >
        <Field label={t('unit')} error={errorAt('/body/unitId')}>
          {({ id, 'aria-describedby': describedBy }) => (
            <UnitSelect id={id} describedBy={describedBy} value={unitId} onChange={setUnitId} />
          )}
        </Field>
        <Field label={t('month')} error={errorAt('/body/month')}>
          {(control) => (
            <Input {...control} type="month" value={month} onChange={({ target }) => setMonth(target.value)} />
          )}
        </Field>
        <Field label={t('amount')} error={errorAt('/body/amountFen')}>
          {(control) => (
            <Input {...control} inputMode="decimal" value={amount} onChange={({ target }) => setAmount(target.value)} />
          )}
        </Field>
        <Field label={t('document')} error={errorAt('/body/document')}>
          {(control) => (
            <Input {...control} value={document} maxLength={200} onChange={({ target }) => setDocument(target.value)} />
          )}
        </Field>
        {deed.failure !== null && <p role="alert">{deed.failure}</p>}
        <div className="form-actions">
          <Button type="primary" htmlType="submit" disabled={!ready} loading={deed.busy}>
            {t('pay')}
          </Button>
        </div>
      </form>
    </Panel>
  );
}
