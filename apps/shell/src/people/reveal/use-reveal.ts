import { useQueryClient } from '@tanstack/react-query';
import type { RouteArguments, RouteOutput, routes } from '@yige/contracts';
import { useAnnounce, useMessages } from '@yige/ui';
import { useState } from 'react';
import { client } from '../../api/client.js';
import { revealMessages } from './reveal-messages.js';
import { useRevealed } from './use-revealed.js';

type Body = RouteArguments<typeof routes.reveals.reveal>['body'];
type Answer = RouteOutput<typeof routes.reveals.reveal>;

/** Asks core for something in the clear and has it for a minute; `pick` takes what was asked for from the answer. */
export function useReveal<Value>(personId: string, pick: (answer: Answer) => Value) {
  const t = useMessages(revealMessages);
  const announce = useAnnounce();
  const cache = useQueryClient();
  const { revealed, secondsLeft, show, hide } = useRevealed<Value>();
  const [open, setOpen] = useState(false);
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  return {
    value: revealed === null ? null : { shown: revealed.value },
    secondsLeft,
    hide: () => {
      hide();
      announce(t('hidden'));
    },
    open,
    change: (next: boolean) => {
      setOpen(next);
      setFailure(null);
    },
    pending,
    failure,
    // Not a mutation of the query client, which would keep the answer.
    ask: async (body: Body) => {
      setPending(true);
      setFailure(null);
      try {
        const answer = await client.reveals.reveal({ params: { id: personId }, body });
        show(pick(answer), answer.hideAfter);
        setOpen(false);
        announce(t('shown', { seconds: answer.hideAfter }));
        void cache.invalidateQueries({ queryKey: ['people', 'readers', personId] });
      } catch (error) {
        setFailure(error instanceof Error ? error.message : String(error));
      } finally {
        setPending(false);
      }
    },
  };
}
