import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { PluginSettings } from '@yige/contracts';
import { Panel, useAnnounce, useLocalized, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import { useEffect, useState } from 'react';
import { client } from '../../api/client.js';
import { Fault } from '../../security/fault.js';
import { SettingConflict } from './setting-conflict.js';
import { draftFault, refusedAt, type SettingDraft, withDraft } from './setting-draft.js';
import { isConflict, readSettings, settingKeys } from './setting-queries.js';
import { SettingRow } from './setting-row.js';
import { settingsMessages } from './settings-messages.js';

export interface SettingsFormProps {
  pluginId: string;
  settings: PluginSettings;
  /** Null: the district. */
  unitId: string | null;
  draft: SettingDraft;
  mayChange: boolean;
  onDraft: (draft: SettingDraft) => void;
}

/** The form that a plugin's fields make. Nothing that was entered is lost by a refusal or by somebody else's change. */
export function SettingsForm({ pluginId, settings, unitId, draft, mayChange, onDraft }: SettingsFormProps) {
  const t = useMessages(settingsMessages);
  const localized = useLocalized();
  const announce = useAnnounce();
  const cache = useQueryClient();
  const [before, setBefore] = useState<PluginSettings | null>(null);
  const save = useMutation({
    mutationFn: () =>
      client.pluginSettings.change({
        params: { id: pluginId },
        body: { unitId: settings.unit.id, revision: settings.revision, values: draft },
      }),
    onSuccess: (saved) => {
      cache.setQueryData(settingKeys.unit(pluginId, unitId), saved);
      void cache.invalidateQueries({ queryKey: settingKeys.all(pluginId) });
      setBefore(null);
      onDraft({});
      announce(t('saved'));
    },
    onError: async (error) => {
      if (!isConflict(error)) return;
      setBefore(settings);
      cache.setQueryData(settingKeys.unit(pluginId, unitId), await readSettings(pluginId, unitId));
    },
  });
  const count = Object.keys(draft).length;
  useUnsavedWarning(count > 0);
  const rows = settings.settings.map((setting) => {
    const { name } = setting.field;
    const mistake = draftFault(setting, draft[name]);
    return { name, setting, mistake, fault: mistake === null ? refusedAt(save.error, name) : localized(mistake) };
  });
  const wrong = rows.some(({ mistake }) => mistake !== null);
  const refused = rows.some(({ fault }) => fault !== null);
  return (
    <Panel title={settings.unit.name} hint={t('unitHint')}>
      {before !== null && <SettingConflict before={before} now={settings} />}
      {rows.map(({ name, setting, fault }) => (
        <SettingRow
          key={name}
          setting={setting}
          mayChange={mayChange}
          unit={settings.unit}
          draft={draft[name]}
          fault={fault}
          onDraft={(value) => {
            if (!isConflict(save.error)) save.reset();
            onDraft(withDraft(draft, name, value));
          }}
        />
      ))}
      {mayChange && (
        <div className="setting-bar">
          <Button
            type="primary"
            disabled={count === 0 || wrong || save.isPending}
            loading={save.isPending}
            onClick={() => save.mutate()}
          >
            {t('save')}
          </Button>
          <Button disabled={count === 0 || save.isPending} onClick={() => onDraft({})}>
            {t('undo')}
          </Button>
          {count > 0 && <span className="yige-quiet">{t('unsaved', { count })}</span>}
          {!isConflict(save.error) && !refused && <Fault error={save.error} />}
        </div>
      )}
    </Panel>
  );
}

/** The browser asks before it closes a page with something unsaved. */
function useUnsavedWarning(unsaved: boolean): void {
  useEffect(() => {
    if (!unsaved) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, [unsaved]);
}
