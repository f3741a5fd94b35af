import { useAnnounce, useMessages, usePluginMutation } from '@yige/plugin-sdk/web';
import { z } from 'zod';
import type { HelpRequest } from '../../contract/help.js';
import { ReasonDialog } from '../parts/reason-dialog.js';
import { helpMessages } from '../text/help-messages.js';
import { words } from '../text/words.js';

const nothing = z.undefined();

interface HelpDialogProps {
  help: HelpRequest;
  onClose: () => void;
}

/** Calls off what was only planned. */
export function CancelHelpDialog({ help: { id }, onClose }: HelpDialogProps) {
  const t = useMessages(helpMessages);
  const cancel = usePluginMutation<typeof nothing, { reason: string }>({
    method: 'POST',
    path: `/help/${id}/cancel`,
    response: nothing,
  });
  return (
    <ReasonDialog
      title={t('cancelTitle')}
      action={t('cancelHelp')}
      reasonHint={t('cancelHint')}
      danger
      busy={cancel.isPending}
      failure={cancel.error}
      onSubmit={(reason) => cancel.mutate({ reason }, { onSuccess: onClose })}
      onClose={onClose}
    />
  );
}

/** The organiser decides how many minutes count. */
export function SettleDialog({ help: { id, person, minutes }, onClose }: HelpDialogProps) {
  const t = useMessages(helpMessages);
  const word = useMessages(words);
  const announce = useAnnounce();
  const name = person?.name ?? word('hidden');
  const settle = usePluginMutation<typeof nothing, { minutes: number; reason: string }>({
    method: 'POST',
    path: `/help/${id}/settle`,
    response: nothing,
  });
  return (
    <ReasonDialog
      title={t('settleTitle', { name })}
      action={t('settle')}
      minutes={{ label: t('settleMinutes'), value: minutes ?? 0, hint: t('settleHint') }}
      reasonHint={t('settleReason')}
      busy={settle.isPending}
      failure={settle.error}
      onSubmit={(reason, certified) =>
        settle.mutate(
          { minutes: certified, reason },
          {
            onSuccess: () => {
              announce(t('settled', { name }));
              onClose();
            },
          },
        )
      }
      onClose={onClose}
    />
  );
}
