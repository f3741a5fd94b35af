import type { PluginSetting, SettingValue, UnitReference } from '@yige/contracts';
import { Icon, useLocalized, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import { useId } from 'react';
import { SettingControl } from './setting-control.js';
import { settingsMessages } from './settings-messages.js';

export interface SettingRowProps {
  setting: PluginSetting;
  mayChange: boolean;
  unit: UnitReference;
  /** What was entered and not saved yet; null gives up the unit's own value. */
  draft: SettingValue | null | undefined;
  fault: string | null;
  /** Undefined takes the draft back. */
  onDraft: (value: SettingValue | null | undefined) => void;
}

/** One setting: what it is, what holds and from where, and the way back to what is inherited. */
export function SettingRow({ setting, mayChange, unit, draft, fault, onDraft }: SettingRowProps) {
  const t = useMessages(settingsMessages);
  const localized = useLocalized();
  const id = useId();
  const { field, from } = setting;
  const fixed = !field.perUnit && unit.level !== 'district';
  const isOwn = from?.id === unit.id;
  return (
    <div className="setting-row">
      <div className="setting-label">
        <label id={`${id}-label`} htmlFor={id}>
          {localized(field.title)}
        </label>
        {field.help !== undefined && <p className="yige-quiet">{localized(field.help)}</p>}
      </div>
      <div className="setting-value">
        {field.type === 'secret' && draft === undefined ? (
          <SecretState setting={setting} disabled={fixed || !mayChange} onOpen={() => onDraft('')} />
        ) : (
          draft !== null && (
            <SettingControl
              id={id}
              labelId={`${id}-label`}
              describedBy={`${id}-from ${id}-fault`}
              field={field}
              value={draft === undefined ? setting.value : draft}
              invalid={fault !== null}
              disabled={fixed || !mayChange}
              onChange={onDraft}
            />
          )
        )}
        <p className="yige-quiet" id={`${id}-from`}>
          {fixed && <span>{t('districtOnly')} · </span>}
          <SettingSource setting={setting} unit={unit} draft={draft} />
        </p>
        {fault !== null && (
          <p className="yige-fault" role="alert" id={`${id}-fault`}>
            <Icon name="alert" size={16} /> <span>{fault}</span>
          </p>
        )}
      </div>
      <div className="setting-acts">
        {draft !== undefined && <Button onClick={() => onDraft(undefined)}>{t('undoOne')}</Button>}
        {mayChange && draft === undefined && isOwn && <Button onClick={() => onDraft(null)}>{t('reset')}</Button>}
      </div>
    </div>
  );
}

/** Where what is shown comes from, or what it will be once it is saved. */
function SettingSource({
  setting: { field, from },
  unit,
  draft,
}: Omit<SettingRowProps, 'fault' | 'mayChange' | 'onDraft'>) {
  const t = useMessages(settingsMessages);
  if (draft === null) return <strong>{t('willInherit')}</strong>;
  if (draft !== undefined) return field.type === 'secret' ? t('secretHint') : t('own');
  if (from === null) return field.type === 'secret' ? null : t('byDefault');
  return from.id === unit.id ? t('own') : t('inherited', { unit: from.name });
}

function SecretState({
  setting: { isSet },
  disabled,
  onOpen,
}: {
  setting: PluginSetting;
  disabled: boolean;
  onOpen: () => void;
}) {
  const t = useMessages(settingsMessages);
  return (
    <span className="setting-number">
      <span>{t(isSet ? 'secretSet' : 'secretNone')}</span>
      <Button disabled={disabled} onClick={onOpen}>
        {t(isSet ? 'secretAgain' : 'secretFirst')}
      </Button>
    </span>
  );
}
