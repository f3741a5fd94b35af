import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { corePermissions, EXCEPTION_LIMIT, EXCEPTIONS_A_MONTH } from '@yige/contracts';
import {
  BureauCell,
  LoadingView,
  Pager,
  Panel,
  StateView,
  useFormat,
  useLocalized,
  useMessages,
  usePages,
} from '@yige/ui';
import Button from 'antd/es/button';
import Input from 'antd/es/input';
import Select from 'antd/es/select';
import { useState } from 'react';
import { client } from '../api/client.js';
import { usePortal } from '../app/portal.js';
import { Field } from '../people/forms/field.js';
import { UnitSelect } from '../staff/unit-select.js';
import { ReadFailed } from '../states/could-not-start.js';
import { AdmissionHead } from './admission-head.js';
import { admissionMessages } from './admission-messages.js';
import { useDeed } from './admission-queries.js';

const HOURS = [4, 12, 24, EXCEPTION_LIMIT];
const SHORTEST_REASON = 4;
const PAGE = 20;

/** What was let pass without an admission, and for the duty officer the way to let something pass. */
export default function ExceptionsPage() {
  const t = useMessages(admissionMessages);
  const format = useFormat();
  const localized = useLocalized();
  const { permissions } = usePortal();
  const pages = usePages();
  const exceptions = useQuery({
    queryKey: ['admissions', 'exceptions', pages.cursor ?? null],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      client.admissionExceptions.list({
        query: { limit: PAGE, ...(pages.cursor === undefined ? {} : { cursor: pages.cursor }) },
        signal,
      }),
  });
  const { data } = exceptions;
  return (
    <div className="yige-page">
      <AdmissionHead note={t('exceptionNote', { count: EXCEPTIONS_A_MONTH })} />
      {permissions.includes(corePermissions.admissionExcept) && <GrantPanel />}
      {exceptions.isLoading && <LoadingView />}
      {exceptions.error !== null && data === undefined && <ReadFailed onRetry={() => void exceptions.refetch()} />}
      {data?.items.length === 0 && <StateView kind="empty" title={t('noExceptions')} />}
      {data !== undefined && data.items.length > 0 && (
        <ul className="yige-cards">
          {data.items.map(({ id, bureau, typeTitle, unit, reason, by, grantedAt, until, lasts, tasks }) => (
            <li key={id} className="admission-card">
              <span className="admission-name">
                <BureauCell glyph={bureau.glyph} color={bureau.color} />
                <strong>{localized(typeTitle)}</strong> {unit?.name}
              </span>
              <span>{reason}</span>
              <span className="yige-quiet">
                {by.name} · {format.dateTime(grantedAt)} ·{' '}
                {t(lasts ? 'lasts' : 'ended', { time: format.dateTime(until) })} · {t('tasks', { count: tasks })}
              </span>
              {lasts && permissions.includes(corePermissions.admissionExcept) && <EndException id={id} />}
            </li>
          ))}
        </ul>
      )}
      <Pager pages={pages} next={data?.next ?? null} />
    </div>
  );
}

/** New work no longer passes; what came by it stays. */
function EndException({ id }: { id: string }) {
  const t = useMessages(admissionMessages);
  const deed = useDeed(() => client.admissionExceptions.end({ params: { id } }));
  return (
    <>
      <Button loading={deed.busy} onClick={() => deed.run(undefined)}>
        {t('endException')}
      </Button>
      {deed.failure !== null && <p role="alert">{deed.failure}</p>}
    </>
  );
}

function GrantPanel() {
  const t = useMessages(admissionMessages);
  const localized = useLocalized();
  const types = useQuery({
    queryKey: ['admissions', 'exceptionTypes'],
    queryFn: ({ signal }) => client.admissionExceptions.types({ signal }),
  });
  const [type, setType] = useState<string | null>(null);
  const [unitId, setUnitId] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const [hours, setHours] = useState(24);
  const deed = useDeed(
    (where: { type: string; unitId: string }) =>
      client.admissionExceptions.grant({ body: { ...where, reason: reason.trim(), hours } }),
    () => setReason(''),
  );
  const errorAt = (pointer: string) => deed.errors.find((fault) => fault.pointer === pointer)?.message;
  const ready = type !== null && unitId !== null && reason.trim().length >= SHORTEST_REASON;
  return (
    <Panel title={t('grant')}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) deed.run({ type, unitId });
        }}
      >
        <Field label={t('what')} error={errorAt('/body/type')}>
          {(control) => (
            <Select<string>
              {...control}
              value={type}
              placeholder={t('choose')}
              options={(types.data?.items ?? []).map((each) => ({
                value: each.type,
                label: `${localized(each.title)} · ${t('left', { count: each.left })}`,
                disabled: each.left === 0,
              }))}
              onChange={setType}
            />
          )}
        </Field>
        <Field label={t('unit')} error={errorAt('/body/unitId')}>
          {({ id, 'aria-describedby': describedBy }) => (
            <UnitSelect id={id} describedBy={describedBy} value={unitId} onChange={setUnitId} />
          )}
        </Field>
        <Field label={t('reason')} hint={t('reasonHint')} error={errorAt('/body/reason')}>
          {(control) => (
            <Input {...control} value={reason} maxLength={500} onChange={({ target }) => setReason(target.value)} />
          )}
        </Field>
        <Field label={t('hours')} error={errorAt('/body/hours')}>
          {(control) => (
            <Select<number>
              {...control}
              value={hours}
              options={HOURS.map((count) => ({ value: count, label: t('hoursOf', { count }) }))}
              onChange={setHours}
            />
          )}
        </Field>
        {deed.failure !== null && <p role="alert">{deed.failure}</p>}
        <div className="form-actions">
          <Button type="primary" htmlType="submit" disabled={!ready} loading={deed.busy}>
            {t('grant')}
          </Button>
        </div>
      </form>
    </Panel>
  );
}
