import { useMutation } from '@tanstack/react-query';
import type { Plugin, PluginAskReference } from '@yige/contracts';
import { useAnnounce, useMessages } from '@yige/ui';
import { client } from '../../../api/client.js';
import { useRefresh } from '../plugin-queries.js';
import { permissionMessages } from './permission-messages.js';

export type Decision = { grant: PluginAskReference[] } | { refuse: PluginAskReference[]; reason: string };

/** Grants or refuses; who it is must be confirmed first, which is asked for by itself. */
export function useDecision({ id }: Plugin) {
  const t = useMessages(permissionMessages);
  const announce = useAnnounce();
  const refresh = useRefresh();
  return useMutation({
    mutationFn: (decision: Decision) => client.pluginTrust.decide({ params: { id }, body: decision }),
    onSuccess: () => announce(t('done')),
    onSettled: refresh,
  });
}
