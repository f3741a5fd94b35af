import { useQuery } from '@tanstack/react-query';
import { type DueVisit, dueVisitSchema, ProblemError } from '@yige/contracts';
import { z } from 'zod';
import { client } from '../api/client.js';
import { usePortal } from '../app/portal.js';
import { vault } from '../offline/vault.js';

/** Pages of a walk that a phone takes along; nobody walks further in a day. */
const PAGES = 3;
const PAGE = 200;

const keptDoorsSchema = z.object({ readAt: z.iso.datetime(), doors: z.array(dueVisitSchema) });
export type Doors = z.infer<typeof keptDoorsSchema> & { kept: boolean };

/** The doors to visit; without network those that this device has kept. `unit`: null for what is in one's own hands. */
export function useDoors(unit: string | null) {
  const { account } = usePortal();
  const record = `doors/${unit ?? 'mine'}`;
  return useQuery({
    queryKey: ['visits', 'list', unit],
    networkMode: 'always',
    retry: false,
    queryFn: async ({ signal }): Promise<Doors> => {
      try {
        const doors = await readDoors(unit, signal);
        const read = { readAt: new Date().toISOString(), doors };
        await vault?.put(account.id, record, read);
        return { ...read, kept: false };
      } catch (error) {
        if (!(error instanceof ProblemError) || error.code !== 'network.unreachable') throw error;
        const kept = await vault?.get(account.id, record, keptDoorsSchema);
        if (kept === null || kept === undefined) throw error;
        return { ...kept, kept: true };
      }
    },
  });
}

async function readDoors(unit: string | null, signal: AbortSignal): Promise<DueVisit[]> {
  const doors: DueVisit[] = [];
  let cursor: string | null = null;
  for (let page = 0; page < PAGES; page += 1) {
    const query = { limit: PAGE, ...(unit === null ? {} : { unit }), ...(cursor === null ? {} : { cursor }) };
    const { items, next }: Awaited<ReturnType<typeof client.visits.list>> = await client.visits.list({ query, signal });
    doors.push(...items);
    if (next === null) break;
    cursor = next;
  }
  return doors;
}
