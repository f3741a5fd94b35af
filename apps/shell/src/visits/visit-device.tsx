import { useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useEffect, useMemo, useSyncExternalStore } from 'react';
import { client } from '../api/client.js';
import { platformNow } from '../api/platform-clock.js';
import { type Vault, vault } from '../offline/vault.js';
import { type CapturedVisit, capturedVisitSchema } from './captured-visit.js';
import { notInFuture, VisitQueue, type VisitStore } from './visit-queue.js';

/** How often what waits is tried again, in milliseconds: a browser does not always notice that the network is back. */
const RETRY = 15_000;
const PREFIX = 'captured/';

const QueueContext = createContext<VisitQueue | undefined>(undefined);

/** Keeps captured visits of the account on this device, and sends them by itself whenever that is possible. */
export function VisitDevice({ accountId, children }: { accountId: string; children: ReactNode }) {
  const cache = useQueryClient();
  const queue = useMemo(
    () =>
      new VisitQueue({
        store: vault === null ? forgetful() : storeIn(vault, accountId),
        send: ({ key, body }) => client.visits.create({ body: notInFuture(body, platformNow()), idempotencyKey: key }),
        onSent: () => {
          for (const key of ['visits', 'tasks', 'households', 'people']) {
            void cache.invalidateQueries({ queryKey: [key] });
          }
        },
      }),
    [accountId, cache],
  );
  useEffect(() => {
    const sync = () => void queue.sync();
    void (vault?.open(accountId) ?? Promise.resolve()).then(() => queue.restore()).then(sync);
    addEventListener('online', sync);
    const timer = setInterval(sync, RETRY);
    return () => {
      removeEventListener('online', sync);
      clearInterval(timer);
    };
  }, [accountId, queue]);
  return <QueueContext.Provider value={queue}>{children}</QueueContext.Provider>;
}

export function useVisitQueue(): VisitQueue {
  const queue = useContext(QueueContext);
  if (queue === undefined) throw new Error('Visits are made inside the portal’s frame');
  return queue;
}

export function useCapturedVisits(): readonly CapturedVisit[] {
  const queue = useVisitQueue();
  return useSyncExternalStore(queue.subscribe, queue.all);
}

function storeIn(device: Vault, accountId: string): VisitStore {
  return {
    load: async () => {
      const names = await device.names(accountId, PREFIX);
      const visits = await Promise.all(names.map((name) => device.get(accountId, name, capturedVisitSchema)));
      return visits.filter((visit) => visit !== null);
    },
    put: (visit) => device.put(accountId, PREFIX + visit.key, visit),
    remove: (key) => device.remove(accountId, PREFIX + key),
  };
}

/** Where nothing can be kept safely, visits wait in the page alone; the screen says so. */
function forgetful(): VisitStore {
  return { load: async () => [], put: async () => undefined, remove: async () => undefined };
}
