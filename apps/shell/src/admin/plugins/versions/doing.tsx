import type { PluginVersion } from '@yige/contracts';
import { useFormat, useMessages } from '@yige/ui';
import { versionMessages } from './version-messages.js';

/** Of a version that units have, how many calls failed of late. */
export function Doing({ version: { server, recent } }: { version: PluginVersion }) {
  const t = useMessages(versionMessages);
  const format = useFormat();
  const { calls, errors } = recent;
  if (server === null && calls === 0) return null;
  return (
    <small>
      {errors === 0
        ? t('noErrors', { calls: format.count(calls) })
        : t('errors', { calls: format.count(calls), errors: format.count(errors) })}
    </small>
  );
}
