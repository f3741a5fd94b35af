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
/** So long after the last change a draft is sealed, in milliseconds. */
const PAUSE = 300;

/**
 * Drafts of an account on this device. They are sealed until they are handed in, and gone with the session: whoever logs
 * in next finds nothing of them. Where the browser can keep nothing safely they last as long as the page.
 */
export class FormDrafts {
  private readonly held = new Map<string, Draft>();
  private readonly timers = new Map<string, ReturnType<typeof setTimeout>>();

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

  write(accountId: string, name: string, value: DraftValue): Draft {
    const draft = { value, attempt: newId(), savedAt: new Date().toISOString() };
    const key = keyOf(accountId, name);
    this.held.set(key, draft);
    clearTimeout(this.timers.get(key));
    this.timers.set(
      key,
      setTimeout(() => void this.device?.put(accountId, PREFIX + name, draft), PAUSE),
    );
    return draft;
  }

  async remove(accountId: string, name: string): Promise<void> {
    const key = keyOf(accountId, name);
    clearTimeout(this.timers.get(key));
    this.held.delete(key);
    await this.device?.remove(accountId, PREFIX + name);
  }

  /** Nothing of anybody is left in the page, nor written any more; what is sealed goes with the vault. */
  forget(): void {
    for (const timer of this.timers.values()) clearTimeout(timer);
    this.timers.clear();
    this.held.clear();
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
