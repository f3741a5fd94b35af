import {
  type AdmissionSummary,
  newId,
  type OutsideRefusal,
  type RefusalReason,
  refusalReasonSchema,
} from '@yige/contracts';
import { ChoiceButtons, calendarDay, Panel, useLocalized, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import Input from 'antd/es/input';
import Select from 'antd/es/select';
import { useState } from 'react';
import { client } from '../api/client.js';
import { usePortal } from '../app/portal.js';
import { Field } from '../people/forms/field.js';
import { UnitSelect } from '../staff/unit-select.js';
import { admissionMessages } from './admission-messages.js';
import { useDeed } from './admission-queries.js';
import { refusalMessages } from './refusal-messages.js';
import { RefusalPapers } from './refusal-papers.js';

const SHORTEST = 2;

/** 线下送来: a community puts on record what it refused of work that came beside the platform. */
export function OutsideForm({ bureaus }: { bureaus: readonly AdmissionSummary['bureau'][] }) {
  const t = useMessages(refusalMessages);
  const words = useMessages(admissionMessages);
  const localized = useLocalized();
  const { timeZone } = usePortal();
  const [plugin, setPlugin] = useState<string | null>(null);
  const [unitId, setUnitId] = useState<string | null>(null);
  const [what, setWhat] = useState('');
  const [reason, setReason] = useState<RefusalReason>('notAdmitted');
  const [cameOn, setCameOn] = useState(() => calendarDay(new Date(), timeZone));
  // The same tap sent twice is one record; what was recorded makes room for the next.
  const [key, setKey] = useState(newId);
  const [recorded, setRecorded] = useState<OutsideRefusal | null>(null);
  const deed = useDeed(
    (where: { plugin: string; unitId: string }) =>
      client.refusalRecord.record({ body: { ...where, what: what.trim(), reason, cameOn }, idempotencyKey: key }),
    (refusal) => {
      setKey(newId());
      setWhat('');
      setRecorded(refusal);
    },
  );
  const errorAt = (pointer: string) => deed.errors.find((fault) => fault.pointer === pointer)?.message;
  const ready = plugin !== null && unitId !== null && cameOn !== '' && what.trim().length >= SHORTEST;
  return (
    <Panel title={t('record')} hint={t('recordHint')}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) deed.run({ plugin, unitId });
        }}
      >
        <Field label={t('sentBy')} error={errorAt('/body/plugin')}>
          {(control) => (
            <Select<string>
              {...control}
              value={plugin}
              placeholder={words('choose')}
              options={bureaus.map(({ pluginId, name }) => ({ value: pluginId, label: localized(name) }))}
              onChange={setPlugin}
            />
          )}
        </Field>
        <Field label={t('sentTo')} error={errorAt('/body/unitId')}>
          {({ id, 'aria-describedby': describedBy }) => (
            <UnitSelect id={id} describedBy={describedBy} value={unitId} onChange={setUnitId} />
          )}
        </Field>
        <Field label={t('what')} hint={t('whatHint')} error={errorAt('/body/what')}>
          {(control) => (
            <Input {...control} value={what} maxLength={200} onChange={({ target }) => setWhat(target.value)} />
          )}
        </Field>
        <ChoiceButtons
          label={t('reason')}
          columns={2}
          value={reason}
          options={refusalReasonSchema.options.map((value) => ({ value, label: words(`refusal.${value}`) }))}
          onChange={setReason}
        />
        <Field label={t('cameOn')} error={errorAt('/body/cameOn')}>
          {(control) => (
            <Input {...control} type="date" value={cameOn} onChange={({ target }) => setCameOn(target.value)} />
          )}
        </Field>
        {deed.failure !== null && <p role="alert">{deed.failure}</p>}
        <div className="form-actions">
          <Button type="primary" htmlType="submit" disabled={!ready} loading={deed.busy}>
            {t('recordDeed')}
          </Button>
        </div>
      </form>
      {recorded !== null && (
        <div className="refusal-recorded">
          <p role="status">{t('recorded', { what: recorded.what })}</p>
          <RefusalPapers key={recorded.id} refusalId={recorded.id} />
        </div>
      )}
    </Panel>
  );
}
