import { useQuery } from '@tanstack/react-query';
import { corePermissions, ProblemError } from '@yige/contracts';
import { BureauCell, Icon, LoadingView, StateView, useLocalized, useMessages } from '@yige/ui';
import { useId, useState } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import { client } from '../../api/client.js';
import { usePortal } from '../../app/portal.js';
import { modal } from '../../feedback/feedback.js';
import { ReadFailed } from '../../states/could-not-start.js';
import { NotFound } from '../../states/not-found.js';
import type { SettingDraft } from './setting-draft.js';
import { SettingHistory } from './setting-history.js';
import { useSettings } from './setting-queries.js';
import { SettingsForm } from './settings-form.js';
import { settingsMessages } from './settings-messages.js';
import { UnitSelect } from './unit-select.js';
import './settings.css';

/** `/plugins/:id/settings?unit=`: what a plugin does differently in a unit and below. */
export default function SettingsPage() {
  const t = useMessages(settingsMessages);
  const localized = useLocalized();
  const unitFieldId = useId();
  const { id = '' } = useParams();
  const [search, setSearch] = useSearchParams();
  const [draft, setDraft] = useState<SettingDraft>({});
  const unitId = search.get('unit');
  const { permissions } = usePortal();
  const plugin = useQuery({ queryKey: ['plugins', id], queryFn: () => client.plugins.get({ params: { id } }) });
  const settings = useSettings(id, unitId);
  if (settings.isLoading || plugin.isLoading) return <LoadingView />;
  if (settings.error instanceof ProblemError && settings.error.status === 404) return <NotFound />;
  if (settings.data === undefined || plugin.data === undefined) {
    return <ReadFailed onRetry={() => void Promise.all([settings.refetch(), plugin.refetch()])} />;
  }
  const mayChange = permissions.includes(corePermissions.pluginConfigure);
  const count = Object.keys(draft).length;
  const show = (unit: string) => {
    setDraft({});
    setSearch({ unit }, { replace: true });
  };
  const choose = (unit: string) => {
    if (count === 0) return show(unit);
    modal.confirm({
      title: t('leave', { count }),
      okText: t('leaveYes'),
      cancelText: t('leaveNo'),
      okButtonProps: { danger: true },
      onOk: () => show(unit),
    });
  };
  const { name, glyph, color } = plugin.data;
  return (
    <div className="yige-page">
      <p className="setting-back">
        <Link to="/plugins">
          <Icon name="chevronLeft" size={16} /> {t('back')}
        </Link>
      </p>
      <h1 className="setting-title">
        <BureauCell glyph={glyph} color={color} size="lg" /> {t('title', { plugin: localized(name) })}
      </h1>
      {settings.data.settings.length === 0 ? (
        <StateView kind="empty" title={t('none')} description={t('noneHint')} />
      ) : (
        <>
          <div className="setting-unit">
            <label htmlFor={unitFieldId}>{t('unit')}</label>
            <UnitSelect id={unitFieldId} value={settings.data.unit} onChange={choose} />
          </div>
          <SettingsForm
            key={settings.data.unit.id}
            {...{ pluginId: id, settings: settings.data, unitId, draft, onDraft: setDraft, mayChange }}
          />
          <SettingHistory pluginId={id} fields={settings.data.settings.map(({ field }) => field)} />
        </>
      )}
    </div>
  );
}
