import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import {
  ProblemError,
  type SecondFactorDuty,
  type SecuritySettings,
  type SecuritySettingsState,
  secondFactorDutySchema,
  securitySettingsSchema,
} from '@yige/contracts';
import { ChoiceButtons, LoadingView, Panel, useAnnounce, useFormat, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import InputNumber from 'antd/es/input-number';
import { useId, useState } from 'react';
import { client } from '../api/client.js';
import { ReadFailed } from '../states/could-not-start.js';
import { Fault } from './fault.js';
import { settingsMessages } from './settings-messages.js';

const KEY = ['security-settings'];

type NumberName = Exclude<keyof SecuritySettings, 'totpRequiredFor'>;

type Unit = 'characters' | 'passwords' | 'days' | 'times' | 'minutes' | 'hours';

/** In the order in which they are thought of: passwords, lockout, sessions, keys. */
const NUMBERS: readonly [NumberName, Unit][] = [
  ['passwordMinimumLength', 'characters'],
  ['passwordHistory', 'passwords'],
  ['passwordMaximumAge', 'days'],
  ['lockoutFailures', 'times'],
  ['lockoutWindow', 'minutes'],
  ['lockoutDuration', 'minutes'],
  ['sessionIdle', 'minutes'],
  ['sessionLifetime', 'hours'],
  ['signingKeyLifetime', 'days'],
];

export function SettingsTab() {
  const state = useQuery({ queryKey: KEY, queryFn: () => client.securitySettings.get() });
  if (state.isLoading) return <LoadingView />;
  if (state.data === undefined) return <ReadFailed onRetry={() => void state.refetch()} />;
  // What another administrator has changed replaces what is on the screen.
  return <SettingsForm key={state.data.version} state={state.data} />;
}

function SettingsForm({ state }: { state: SecuritySettingsState }) {
  const t = useMessages(settingsMessages);
  const format = useFormat();
  const announce = useAnnounce();
  const cache = useQueryClient();
  const dutyId = useId();
  const [draft, setDraft] = useState(state.settings);
  const save = useMutation({
    mutationFn: () => client.securitySettings.change({ body: { version: state.version, settings: draft } }),
    onSuccess: (saved) => {
      cache.setQueryData(KEY, saved);
      announce(t('saved'));
    },
    onError: (error) => {
      if (isConflict(error)) void cache.invalidateQueries({ queryKey: KEY });
    },
  });
  const set = (part: Partial<SecuritySettings>) => setDraft((before) => ({ ...before, ...part }));
  const changed = securitySettingsSchema.keyof().options.some((name) => draft[name] !== state.settings[name]);
  const history =
    state.changedAt === null
      ? t('never')
      : t('changed', { time: format.dateTime(state.changedAt), who: state.changedBy ?? '' });
  const duties = secondFactorDutySchema.options.map((value: SecondFactorDuty) => ({ value, label: t(value) }));
  return (
    <Panel title={t('title')} hint={history}>
      {NUMBERS.map(([name, unit]) => (
        <NumberSetting
          key={name}
          name={name}
          unit={unit}
          value={draft[name]}
          onChange={(value) => set({ [name]: value })}
        />
      ))}
      <div className="security-setting">
        <span id={dutyId}>{t('totpRequiredFor')}</span>
        <div className="security-setting-control">
          <ChoiceButtons
            labelledBy={dutyId}
            options={duties}
            value={draft.totpRequiredFor}
            onChange={(totpRequiredFor) => set({ totpRequiredFor })}
          />
          <p className="yige-quiet">{t('totpRequiredForHint')}</p>
        </div>
      </div>
      <div className="security-bar">
        <Button
          type="primary"
          disabled={!changed || save.isPending}
          loading={save.isPending}
          onClick={() => save.mutate()}
        >
          {t('save')}
        </Button>
        <Button disabled={!changed} onClick={() => setDraft(state.settings)}>
          {t('undo')}
        </Button>
        {isConflict(save.error) ? <p role="alert">{t('conflict')}</p> : <Fault error={save.error} />}
      </div>
    </Panel>
  );
}

interface NumberSettingProps {
  name: NumberName;
  unit: Unit;
  value: number;
  onChange: (value: number) => void;
}

/** The bounds are those of the contract: what the field lets through, core takes. */
function NumberSetting({ name, unit, value, onChange }: NumberSettingProps) {
  const t = useMessages(settingsMessages);
  const id = useId();
  const { minValue, maxValue } = securitySettingsSchema.shape[name];
  return (
    <div className="security-setting">
      <label htmlFor={id}>{t(name)}</label>
      <div className="security-setting-control">
        <div className="security-number">
          <InputNumber
            id={id}
            value={value}
            min={minValue ?? 0}
            max={maxValue ?? Number.MAX_SAFE_INTEGER}
            precision={0}
            aria-describedby={`${id}-unit ${id}-hint`}
            onChange={(next) => next !== null && onChange(next)}
          />
          <span id={`${id}-unit`}>{t(unit)}</span>
        </div>
        <p className="yige-quiet" id={`${id}-hint`}>
          {t(`${name}Hint`)}
        </p>
      </div>
    </div>
  );
}

function isConflict(error: unknown): boolean {
  return error instanceof ProblemError && error.code === 'securitySettings.changed';
}
