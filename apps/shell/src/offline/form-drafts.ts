import { jsonSchema, newId } from '@yige/contracts';
import { z } from 'zod';
import { type Vault, vault } from './vault.js';

/** What somebody has filled in and not yet handed in. */
const draftSchema = z.object({
  value: z.record(z.string(), jsonSchema),
  /** Idempotency-Key of the next attempt: the same until the value changes, so that a repeated tap counts once. */
  attempt: z.string(),
  savedAt: z.iso.datetime(),
});
export type Draft = z.infer<typeof draftSchema>;
export type DraftValue = Draft['value'];

const PREFIX = 'form/';

/**
 * Drafts of an account on this device. They are sealed until they are handed in, and gone with the session: whoever logs
 * in next finds nothing of them. Where the browser can keep nothing safely they last as long as the page.
 */
export class FormDrafts {
  private readonly held = new Map<string, Draft>();
  private readonly sealing = new Map<string, Promise<void>>();

  constructor(private readonly device: Vault | null) {}

  /** As far as this page knows already. */
  peek(accountId: string, name: string): Draft | null {
    return this.held.get(keyOf(accountId, name)) ?? null;
  }

  async read(accountId: string, name: string): Promise<Draft | null> {
    const kept = (await this.device?.get(accountId, PREFIX + name, draftSchema)) ?? null;
    // What was filled in while it was read is newer.
    const draft = this.peek(accountId, name) ?? kept;
    if (draft !== null) this.held.set(keyOf(accountId, name), draft);
    return draft;
  }

  /** `onSealed` is told of each draft that would outlast the page: this one, or a newer one in its place. */
  write(accountId: string, name: string, value: DraftValue, onSealed: (draft: Draft) => void = () => {}): Draft {
    const draft = { value, attempt: newId(), savedAt: new Date().toISOString() };
    const key = keyOf(accountId, name);
    this.held.set(key, draft);
    const { device } = this;
    if (device === null || this.sealing.has(key)) return draft;
    const sealing = this.seal(device, accountId, name, onSealed)
      // It lasts as long as the page, and nothing says that it is kept.
      .catch((error: unknown) => console.error('A draft could not be sealed', error))
      .finally(() => this.sealing.delete(key));
    this.sealing.set(key, sealing);
    return draft;
  }

  async remove(accountId: string, name: string): Promise<void> {
    const key = keyOf(accountId, name);
    this.held.delete(key);
    await this.sealing.get(key);
    await this.device?.remove(accountId, PREFIX + name);
  }

  /** Nothing of anybody is left in the page, nor written any more; what is sealed goes with the vault. */
  async forget(): Promise<void> {
    this.held.clear();
    await Promise.all(this.sealing.values());
  }

  /** One after the other, and always the newest: what was written while one was sealed follows it. */
  private async seal(device: Vault, accountId: string, name: string, onSealed: (draft: Draft) => void): Promise<void> {
    const key = keyOf(accountId, name);
    for (let sealed: Draft | undefined; ; ) {
      const newest = this.held.get(key);
      if (newest === undefined || newest === sealed) return;
      await device.put(accountId, PREFIX + name, newest);
      sealed = newest;
      if (this.held.has(key)) onSealed(newest);
    }
  }
}

function keyOf(accountId: string, name: string): string {
  return `${accountId} ${name}`;
}

export const formDrafts = new FormDrafts(vault);

/** Versions of the portal before this one kept drafts in plain text: none of them stays. */
export function removePlainDrafts(): void {
  for (const key of Object.keys(localStorage)) if (key.startsWith('yige.draft.')) localStorage.removeItem(key);
}
