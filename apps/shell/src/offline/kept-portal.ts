import { type Portal, portalSchema } from '@yige/contracts';
import { z } from 'zod';
import { formDrafts, removePlainDrafts } from './form-drafts.js';
import { vault } from './vault.js';

/** How long a device opens the portal without the platform having said that it may, in days: over a long holiday. */
const LONGEST = 14;
const DAY = 86_400_000;
const keptSchema = z.object({ readAt: z.iso.datetime(), portal: portalSchema });

/** From now on this device is theirs, and opens without network. */
export async function keepPortal(portal: Portal): Promise<void> {
  removePlainDrafts();
  if (vault === null) return;
  if ((await vault.currentAccount()) !== portal.account.id) await formDrafts.forget();
  await vault.open(portal.account.id);
  await vault.put(portal.account.id, 'portal', { readAt: new Date().toISOString(), portal });
}

/** The portal of whoever logged in here last, unless they logged out or it is too long ago. */
export async function keptPortal(): Promise<Portal | null> {
  const account = await vault?.currentAccount();
  if (vault === null || account === null || account === undefined) return null;
  const kept = await vault.get(account, 'portal', keptSchema);
  if (kept === null || Date.now() - new Date(kept.readAt).getTime() > LONGEST * DAY) return null;
  return kept.portal;
}

/** The platform has ended the session. What was captured and not handed in waits until they log in again. */
export async function closeDevice(): Promise<void> {
  await formDrafts.forget();
  const account = await vault?.currentAccount();
  if (account !== null && account !== undefined) await vault?.close(account);
}

/** They log out: nothing of them stays, neither records nor files of plugins. */
export async function wipeDevice(accountId: string): Promise<void> {
  await formDrafts.forget();
  await vault?.wipe(accountId);
  if (typeof caches === 'undefined') return;
  for (const name of await caches.keys()) if (name.startsWith('yige-plugins')) await caches.delete(name);
}
