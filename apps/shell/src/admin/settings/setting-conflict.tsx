import type { PluginSettings } from '@yige/contracts';
import { useLocalized, useMessages } from '@yige/ui';
import Alert from 'antd/es/alert';
import { changedSince } from './setting-draft.js';
import { useSettingWords } from './setting-words.js';
import { settingsMessages } from './settings-messages.js';

/** What somebody else changed while this form was filled in. */
export function SettingConflict({ before, now }: { before: PluginSettings; now: PluginSettings }) {
  const t = useMessages(settingsMessages);
  const localized = useLocalized();
  const words = useSettingWords();
  const changed = changedSince(before.settings, now.settings);
  const valueBefore = (name: string) => before.settings.find(({ field }) => field.name === name)?.value ?? null;
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      title={t('conflict')}
      description={
        changed.length === 0 ? (
          t('conflictNothing')
        ) : (
          <ul className="setting-changes">
            {changed.map(({ field, value }) => (
              <li key={field.name}>
                {field.type === 'secret'
                  ? localized(field.title)
                  : t('conflictLine', {
                      name: localized(field.title),
                      before: words(field, valueBefore(field.name)),
                      after: words(field, value),
                    })}
              </li>
            ))}
          </ul>
        )
      }
    />
  );
}
