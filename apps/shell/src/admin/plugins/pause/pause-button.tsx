import type { Plugin } from '@yige/contracts';
import { useAnnounce, useLocalized, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import { client } from '../../../api/client.js';
import { Fault } from '../../../security/fault.js';
import { pluginMessages } from '../plugin-messages.js';
import { usePluginChange } from '../plugin-queries.js';
import { isInUse } from '../plugin-standing.js';

/** Takes the plugin from everybody for a while, after a question, or gives it back at once. */
export function PauseButton({ plugin, onPause }: { plugin: Plugin; onPause: () => void }) {
  const t = useMessages(pluginMessages);
  const localized = useLocalized();
  const announce = useAnnounce();
  const resume = usePluginChange(() => client.plugins.resume({ params: { id: plugin.id } }));
  if (plugin.paused === null) return isInUse(plugin) ? <Button onClick={onPause}>{t('pause')}</Button> : null;
  return (
    <>
      <Button
        type="primary"
        loading={resume.isPending}
        onClick={() =>
          resume.mutate(undefined, { onSuccess: () => announce(t('resumedNow', { name: localized(plugin.name) })) })
        }
      >
        {t('resume')}
      </Button>
      <Fault error={resume.error} />
    </>
  );
}
