import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import {
  administrativePermissions,
  BREAK_GLASS_LIMIT,
  type CorePermission,
  corePermissions,
  permissionTitles,
} from '@yige/contracts';
import { StateView, useFormat, useLocalized, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import Input from 'antd/es/input';
import Select from 'antd/es/select';
import { useId, useState } from 'react';
import { useNavigate } from 'react-router';
import { client } from '../api/client.js';
import { usePortal } from '../app/portal.js';
import './break-glass.css';
import { breakGlassMessages } from './break-glass-messages.js';

const MINUTES = [15, 30, 60, BREAK_GLASS_LIMIT];
const SHORTEST_REASON = 4;

/** Takes a permission of one's own work for another unit, for a reason and some minutes. */
export default function BreakGlassPage() {
  const t = useMessages(breakGlassMessages);
  const localized = useLocalized();
  const navigate = useNavigate();
  const cache = useQueryClient();
  const { breakGlass } = usePortal();
  const extendable = useExtendable();
  const ids = { permission: useId(), unit: useId(), reason: useId(), minutes: useId() };
  const [permission, setPermission] = useState<string>();
  const [unitId, setUnitId] = useState<string>();
  const [reason, setReason] = useState('');
  const [minutes, setMinutes] = useState(30);
  const begin = useMutation({
    mutationFn: (taken: { permission: string; unitId: string }) =>
      client.breakGlass.begin({ body: { ...taken, reason: reason.trim(), minutes } }),
    onSuccess: async () => {
      await cache.invalidateQueries();
      navigate('/');
    },
  });
  const ready = permission !== undefined && unitId !== undefined && reason.trim().length >= SHORTEST_REASON;
  if (breakGlass !== null) return <Notice title={t('running')} />;
  if (extendable.length === 0) return <Notice title={t('noPermission')} />;
  return (
    <div className="yige-page">
      <header>
        <h1>{t('title')}</h1>
        <p className="break-glass-note yige-quiet">{t('note')}</p>
      </header>
      <form
        className="break-glass-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) begin.mutate({ permission, unitId });
        }}
      >
        <label className="yige-field" htmlFor={ids.permission}>
          <span className="yige-field-label">{t('permission')}</span>
          <Select<string>
            id={ids.permission}
            {...(permission === undefined ? {} : { value: permission })}
            placeholder={t('choose')}
            options={extendable.map((name) => ({ value: name, label: localized(permissionTitles[name]) }))}
            onChange={setPermission}
          />
        </label>
        <UnitField id={ids.unit} value={unitId} onChange={setUnitId} />
        <label className="yige-field" htmlFor={ids.reason}>
          <span className="yige-field-label">{t('reason')}</span>
          <Input
            id={ids.reason}
            value={reason}
            maxLength={500}
            placeholder={t('reasonHint')}
            onChange={({ target }) => setReason(target.value)}
          />
        </label>
        <label className="yige-field" htmlFor={ids.minutes}>
          <span className="yige-field-label">{t('minutes')}</span>
          <Select<number>
            id={ids.minutes}
            value={minutes}
            options={MINUTES.map((count) => ({ value: count, label: t('minutesOf', { count }) }))}
            onChange={setMinutes}
          />
        </label>
        {begin.error !== null && <div role="alert">{t('failed', { reason: begin.error.message })}</div>}
        <div>
          <Button type="primary" htmlType="submit" disabled={!ready} loading={begin.isPending}>
            {t('begin')}
          </Button>
        </div>
      </form>
    </div>
  );
}

function UnitField({
  id,
  value,
  onChange,
}: {
  id: string;
  value: string | undefined;
  onChange: (unitId: string) => void;
}) {
  const t = useMessages(breakGlassMessages);
  const format = useFormat();
  const [text, setText] = useState('');
  const units = useQuery({
    queryKey: ['breakGlass', 'units', text],
    enabled: text !== '',
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => client.breakGlass.units({ query: { q: text }, signal }),
  });
  return (
    <label className="yige-field" htmlFor={id}>
      <span className="yige-field-label">{t('unit')}</span>
      <Select<string>
        id={id}
        showSearch={{ filterOption: false, onSearch: (typed) => setText(typed.trim()) }}
        {...(value === undefined ? {} : { value })}
        placeholder={t('unitHint')}
        notFoundContent={text === '' ? t('unitHint') : t('unitNone')}
        options={(units.data?.items ?? []).map((unit) => ({
          value: unit.id,
          label: unit.within === null ? unit.name : format.aside(unit.name, unit.within),
        }))}
        onChange={onChange}
      />
    </label>
  );
}

function Notice({ title }: { title: string }) {
  return (
    <div className="yige-page">
      <StateView kind="noPermission" title={title} />
    </div>
  );
}

/** Core's permissions that the user holds and that no administrator owns. */
function useExtendable(): CorePermission[] {
  const { permissions } = usePortal();
  return Object.values(corePermissions).filter(
    (name) =>
      permissions.includes(name) && !administrativePermissions.has(name) && name !== corePermissions.breakGlassUse,
  );
}
